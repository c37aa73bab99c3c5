// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** The middle value: one disturbed iteration does not move it. */
public final class Median {
  private Median() {}

  /**
   * @param values the values, one or more, none of them NaN
   * @return the middle value; for an even number of values, the mean of the middle two
   */
  public static double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no median of nothing");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The middle value of any number of values; empty when there are none. */
  public static OptionalDouble ofAny(double[] values) {
    return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(of(values));
  }

  /**
   * The middle half of some values: the range from the lower to the upper quartile. Between two
   * values it interpolates: type 7 of Hyndman and Fan, "Sample quantiles in statistical packages",
   * The American Statistician 50 (1996).
   *
   * @param values the values, one or more, none of them NaN
   */
  public static Interval middleHalf(double[] values) {
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(values);
    return new Interval(percentile.evaluate(25), percentile.evaluate(75));
  }
}
