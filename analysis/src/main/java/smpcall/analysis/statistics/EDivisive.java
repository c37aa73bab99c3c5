// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The places where a short sequence of expensive measurements changes its distribution, with a p
 * for every change: E-divisive with the exponent 1 (Matteson and James, "A nonparametric approach
 * for multiple change point analysis of multivariate data", Journal of the American Statistical
 * Association 109, 2014).
 *
 * <p>For two neighbouring stretches X and Y, of n and m values, the statistic is the distance
 * between them less the distances within them, n m / (n + m) times 2 mean|x - y| - mean|x - x'| -
 * mean|y - y'|. The place where it is largest is a change if fewer than {@link #LEVEL} of the
 * random orders of the values reach it. The parts are then searched in the same way, each shuffled
 * within itself, until the next place is no change. The only assumption is that without a change
 * the order of the noise is random. So false alarms stay at the level for any number of values; the
 * penalty of {@link ChangePoints} achieves that for long sequences only, such as the thousands of
 * calls of a fork.
 *
 * <p>Worked example: 0 0 0 0 1 1 1 1. In the middle n = m = 4, mean|x - y| = 1, and the distances
 * within are 0: 4 x 4 / 8 x 2 = 4. Of the 70 ways to place four ones, only the two with all of them
 * at one end reach that: p = 2 / 70 = 0.029, a change. With seven values, three of them higher, it
 * would be 2 / 35 = 0.057: below {@link #ENOUGH} no change can be found.
 */
public final class EDivisive {
  /** The smallest number of values that can show a change: see the example. */
  public static final int ENOUGH = 8;

  /** The smallest number of values in a stretch; two values at the end could show nothing. */
  public static final int SHORTEST = 3;

  /** The share of false alarms among sequences without a change. */
  public static final double LEVEL = 0.05;

  private static final int ORDERS = 999;

  /** Sums that differ only by rounding count as equal. */
  private static final double ROUNDING = 1e-9;

  private EDivisive() {}

  /**
   * A change.
   *
   * @param index the index of the first value after it
   * @param p the share of random orders with a statistic at least as large, above 0
   */
  public record Change(int index, double p) {}

  /** The best place within a stretch. */
  private record Split(int index, double statistic) {}

  /**
   * @param values the values in order, all finite; logarithms when levels differ by a factor
   * @param seed the seed of the random orders: the same seed gives the same changes
   * @return the changes in the order of the values; none with fewer than {@link #ENOUGH} values
   */
  public static List<Change> of(double[] values, long seed) {
    if (values.length < ENOUGH) {
      return List.of();
    }
    RandomGenerator random = new MersenneTwister(seed);
    TreeSet<Integer> borders = new TreeSet<>(List.of(0, values.length));
    List<Change> changes = new ArrayList<>();
    while (true) {
      Split best = best(values, borders);
      if (best.statistic <= 0) {
        break;
      }
      double p = p(values, borders, best.statistic, random);
      if (p >= LEVEL) {
        break;
      }
      borders.add(best.index);
      changes.add(new Change(best.index, p));
    }
    changes.sort(Comparator.comparingInt(Change::index));
    return List.copyOf(changes);
  }

  /** The p of a split; stops at {@link #LEVEL}, as a larger p changes nothing. */
  private static double p(
      double[] values, TreeSet<Integer> borders, double seen, RandomGenerator random) {
    int reached = 1;
    double[] shuffled = values.clone();
    for (int order = 0; order < ORDERS && reached < LEVEL * (ORDERS + 1); order++) {
      for (int from : borders.headSet(values.length)) {
        shuffle(shuffled, from, borders.higher(from), random);
      }
      if (best(shuffled, borders).statistic >= seen * (1 - ROUNDING)) {
        reached++;
      }
    }
    return (double) reached / (ORDERS + 1);
  }

  private static void shuffle(double[] values, int from, int to, RandomGenerator random) {
    for (int i = to - 1; i > from; i--) {
      int other = from + random.nextInt(i - from + 1);
      double value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  private static Split best(double[] values, TreeSet<Integer> borders) {
    return borders.headSet(values.length).stream()
        .map(from -> best(values, from, borders.higher(from)))
        .max(Comparator.comparingDouble(Split::statistic))
        .orElseThrow();
  }

  /** The best split over all beginnings and all ends of Y, as another change may follow. */
  private static Split best(double[] values, int from, int to) {
    double[][] within = within(values, from, to);
    int n = to - from;
    Split best = new Split(from, 0);
    for (int middle = SHORTEST; middle <= n - SHORTEST; middle++) {
      for (int end = middle + SHORTEST; end <= n; end++) {
        double statistic = statistic(within, middle, end);
        if (statistic > best.statistic * (1 + ROUNDING)) {
          best = new Split(from + middle, statistic);
        }
      }
    }
    return best;
  }

  private static double statistic(double[][] within, int middle, int end) {
    int m = end - middle;
    double left = within[0][middle];
    double right = within[middle][end];
    double between = within[0][end] - left - right;
    double distance =
        2 * between / middle / m - 2 * left / middle / (middle - 1) - 2 * right / m / (m - 1);
    return (double) middle * m / (middle + m) * distance;
  }

  /** The sums of the distances of all pairs between every begin and end within a stretch. */
  private static double[][] within(double[] values, int from, int to) {
    int n = to - from;
    double[][] sums = new double[n + 1][n + 1];
    for (int length = 2; length <= n; length++) {
      for (int begin = 0; begin + length <= n; begin++) {
        int end = begin + length;
        sums[begin][end] =
            sums[begin + 1][end]
                + sums[begin][end - 1]
                - sums[begin + 1][end - 1]
                + Math.abs(values[from + begin] - values[from + end - 1]);
      }
    }
    return sums;
  }
}
