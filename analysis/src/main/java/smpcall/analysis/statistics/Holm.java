// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction: if every adjusted p of a family is compared with 5 %, the chance of one false
 * alarm or more in the whole family is at most 5 %, for any dependence between the tests. Source:
 * Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6 (1979).
 */
public final class Holm {
  /** The limit of an adjusted p. */
  public static final double LEVEL = 0.05;

  private Holm() {}

  /**
   * @param p the p of every member of the family
   * @return the adjusted p in the same order: the k-th smallest of m is multiplied by m - k + 1, is
   *     at most 1, and no smaller than the one before
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

  /** The number of blocks from which a single member of a family can pass the sign-flip test. */
  public static int blocksFor(int members) {
    return IntStream.iterate(MeanInterval.ENOUGH, n -> n + 1)
        .filter(n -> SignFlip.smallestP(n) * members <= LEVEL)
        .findFirst()
        .orElseThrow();
  }
}
