// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The places where a sequence of values changes its level: the division into stretches with the
 * least total cost, found exactly (Jackson and others, "An algorithm for optimal partitioning of
 * data on an interval", IEEE Signal Processing Letters 12, 2005). PELT finds the same division; its
 * pruning saves time only for longer sequences than the few thousand values here (Killick,
 * Fearnhead and Eckley, Journal of the American Statistical Association 107, 2012).
 *
 * <p>The cost of a stretch is twice the sum of the distances to its median, in units of the noise:
 * twice the negative log-likelihood under Laplace noise, so a single far value, which costs the
 * same in every division, makes no level of its own (Bai, "Estimation of multiple-regime
 * regressions with least absolutes deviation", Journal of Statistical Planning and Inference 74,
 * 1998). A stretch has at least {@link #SHORTEST} values. The unit comes from the differences of
 * neighbours, which a change of level hardly affects.
 *
 * <p>Each change costs {@link #PENALTY} times ln n. Two (Schwarz' criterion, for a place and a
 * level) would be enough if the unit were known; with the unit estimated from few values, four and
 * a half keep false alarms in normal noise at about 5 % of sequences of 16 values and below for
 * longer ones (simulated in the tests).
 */
public final class ChangePoints {
  /** The smallest number of values of a level. */
  public static final int SHORTEST = 2;

  /** The cost of a change, in units of ln n. */
  public static final double PENALTY = 4.5;

  /**
   * The median distance of two values with Laplace noise of scale 1: the root of (1 + t / 2)
   * exp(-t) = 1 / 2.
   */
  private static final double MEDIAN_DISTANCE = 1.146;

  private ChangePoints() {}

  /**
   * @param values the values in order, all finite; logarithms when levels differ by a factor
   * @return the index of the first value of every stretch but the first one, ascending
   */
  public static List<Integer> of(double[] values) {
    double scale = scale(values);
    if (values.length < 2 * SHORTEST || scale == 0) {
      return List.of();
    }
    return divide(values, scale, PENALTY * StrictMath.log(values.length));
  }

  /** The scale of the noise; the mean distance if more than half of the neighbours are equal. */
  private static double scale(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double[] distances = new double[values.length - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(values[i + 1] - values[i]);
    }
    double median = Median.of(distances);
    double middle = median > 0 ? median : MeanInterval.mean(distances);
    return middle / MEDIAN_DISTANCE;
  }

  /** Finds the last change before every end that gives the least total cost. */
  private static List<Integer> divide(double[] values, double scale, double penalty) {
    int n = values.length;
    double[] best = new double[n + 1];
    int[] last = new int[n + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty;
    List<Stretch> open = new ArrayList<>();
    for (int end = 1; end <= n; end++) {
      open.add(new Stretch(end - 1));
      for (Stretch stretch : open) {
        stretch.add(values[end - 1]);
        double cost = best[stretch.begin] + 2 * stretch.distance() / scale + penalty;
        if (end - stretch.begin >= SHORTEST && cost < best[end]) {
          best[end] = cost;
          last[end] = stretch.begin;
        }
      }
    }
    List<Integer> changes = new ArrayList<>();
    for (int end = last[n]; end > 0; end = last[end]) {
      changes.add(end);
    }
    Collections.reverse(changes);
    return List.copyOf(changes);
  }

  /** Values from one place on, with the sum of their distances to their median. */
  private static final class Stretch {
    private final int begin;
    private final PriorityQueue<Double> low = new PriorityQueue<>(Collections.reverseOrder());
    private final PriorityQueue<Double> high = new PriorityQueue<>();
    private double lowSum;
    private double highSum;

    Stretch(int begin) {
      this.begin = begin;
    }

    void add(double value) {
      if (low.isEmpty() || value <= low.peek()) {
        low.add(value);
        lowSum += value;
      } else {
        high.add(value);
        highSum += value;
      }
      if (low.size() > high.size() + 1) {
        double moved = low.remove();
        lowSum -= moved;
        high.add(moved);
        highSum += moved;
      } else if (high.size() > low.size()) {
        double moved = high.remove();
        highSum -= moved;
        low.add(moved);
        lowSum += moved;
      }
    }

    /** The sum of the distances to the median; the lower of the middle two gives the same sum. */
    double distance() {
      double median = low.peek();
      return median * low.size() - lowSum + highSum - median * high.size();
    }
  }
}
