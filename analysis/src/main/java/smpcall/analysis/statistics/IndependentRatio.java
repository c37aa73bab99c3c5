// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How many times the one is the other, from two samples that have nothing in common: Welch's t
 * interval on the logarithms, which does not ask that both vary alike. Source: Welch, "The
 * generalization of 'Student's' problem when several different population variances are involved",
 * Biometrika 34 (1947).
 *
 * @param numerators number of values above the line
 * @param denominators number of values below it
 * @param ratio of the geometric means
 * @param interval95 as ratios; empty when one side has fewer than {@link MeanInterval#ENOUGH}
 *     values
 * @param interval90 likewise, for equivalence
 */
public record IndependentRatio(
    int numerators,
    int denominators,
    double ratio,
    Optional<Interval> interval95,
    Optional<Interval> interval90) {

  /**
   * @param numerator values above 0
   * @param denominator likewise
   * @return empty when one side has none
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
