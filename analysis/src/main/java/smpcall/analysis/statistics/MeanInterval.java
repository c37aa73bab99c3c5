// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's t interval of a mean: mean +- t(n - 1) s / sqrt(n). With 6 to 10 values it keeps its
 * level; a percentile bootstrap does not (it covers 87 to 90 % instead of 95 %). Source: Student,
 * "The probable error of a mean", Biometrika 6 (1908).
 */
public final class MeanInterval {
  /**
   * The smallest number of values for an interval: with 5, no sign-flip test could reach 5 % either
   * (2 / 2^5 = 6.25 %).
   */
  public static final int ENOUGH = 6;

  private MeanInterval() {}

  /**
   * @param values the independent values, two or more
   * @param level the share of intervals that contain the true mean, such as 0.95
   */
  public static Interval of(double[] values, double level) {
    int n = values.length;
    if (n < 2) {
      throw new IllegalArgumentException("an interval needs at least two values, not " + n);
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double standardError = Math.sqrt(squares / (n - 1) / n);
    double t = t(n - 1, level);
    return new Interval(mean - t * standardError, mean + t * standardError);
  }

  /**
   * The half width of such an interval in standard errors.
   *
   * @param degrees the degrees of freedom, above 0
   */
  static double t(double degrees, double level) {
    return new TDistribution(null, degrees).inverseCumulativeProbability((1 + level) / 2);
  }

  /**
   * @param values the values, one or more
   */
  public static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
