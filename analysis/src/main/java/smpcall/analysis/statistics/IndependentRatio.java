// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ratio of two independent samples, with Welch's t interval on the logarithms, which allows
 * them different variances. Source: Welch, "The generalization of 'Student's' problem when several
 * different population variances are involved", Biometrika 34 (1947).
 *
 * @param numerators the number of values above the line
 * @param denominators the number of values below it
 * @param ratio the ratio of the geometric means
 * @param interval95 the 95 % interval as ratios; empty when one side has fewer than {@link
 *     MeanInterval#ENOUGH} values
 * @param interval90 the 90 % interval for equivalence, likewise
 */
public record IndependentRatio(
    int numerators,
    int denominators,
    double ratio,
    Optional<Interval> interval95,
    Optional<Interval> interval90) {

  /**
   * @param numerator the values above the line, all above 0
   * @param denominator the values below it, all above 0
   * @return the ratio; empty when one side has no values
   */
  public static Optional<IndependentRatio> of(double[] numerator, double[] denominator) {
    if (numerator.length == 0 || denominator.length == 0) {
      return Optional.empty();
    }
    double[] above = logs(numerator);
    double[] below = logs(denominator);
    boolean enough = Math.min(above.length, below.length) >= MeanInterval.ENOUGH;
    return Optional.of(
        new IndependentRatio(
            above.length,
            below.length,
            StrictMath.exp(MeanInterval.mean(above) - MeanInterval.mean(below)),
            enough ? Optional.of(interval(above, below, 0.95)) : Optional.empty(),
            enough ? Optional.of(interval(above, below, 0.90)) : Optional.empty()));
  }

  private static Interval interval(double[] above, double[] below, double level) {
    double difference = MeanInterval.mean(above) - MeanInterval.mean(below);
    double a = squaredError(above);
    double b = squaredError(below);
    if (a + b == 0) {
      return new Interval(difference, difference).exp();
    }
    double degrees = (a + b) * (a + b) / (a * a / (above.length - 1) + b * b / (below.length - 1));
    double t = MeanInterval.t(degrees, level);
    double reach = t * Math.sqrt(a + b);
    return new Interval(difference - reach, difference + reach).exp();
  }

  /** The square of the standard error of the mean. */
  private static double squaredError(double[] values) {
    double mean = MeanInterval.mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return squares / (values.length - 1) / values.length;
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }
}
