// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction: with every adjusted p of a family held to 5 %, the chance of one false alarm
 * or more in the whole family is at most 5 %, however the tests depend on one another. Source:
 * Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6 (1979).
 */
public final class Holm {
  /** What an adjusted p is held to. */
  public static final double LEVEL = 0.05;

  private Holm() {}

  /**
   * @param p of every member of the family
   * @return the adjusted ones in the same order: the k-th smallest of m times m - k + 1, at most 1,
   *     and no smaller than the one before
   */
  public static double[] adjusted(double[] p) {
    List<Integer> upwards =
        IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toList();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int member = upwards.get(rank);
      largest = Math.max(largest, Math.min(1, p[member] * (p.length - rank)));
      adjusted[member] = largest;
    }
    return adjusted;
  }

  /** How many blocks the sign-flip test of a family needs before one member can pass alone. */
  public static int blocksFor(int members) {
    return IntStream.iterate(MeanInterval.ENOUGH, n -> n + 1)
        .filter(n -> SignFlip.smallestP(n) * members <= LEVEL)
        .findFirst()
        .orElseThrow();
  }
}
