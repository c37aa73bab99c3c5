// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The centre of the forks of one case.
 *
 * @param n the number of forks that have a value
 * @param mean the geometric mean of the fork values, in their unit
 * @param interval its 95 % Student t interval, on the logarithms; empty when n is too small
 * @param warnings the warnings on these numbers
 */
public record Centre(int n, double mean, Optional<Interval> interval, Set<Warning> warnings) {

  /**
   * @param values a value for each fork, one or more, all above 0
   */
  public static Centre of(double[] values) {
    double[] logs = Arrays.stream(values).map(StrictMath::log).toArray();
    double mean = StrictMath.exp(MeanInterval.mean(logs));
    if (values.length < MeanInterval.ENOUGH) {
      return new Centre(values.length, mean, Optional.empty(), Set.of(Warning.TOO_FEW));
    }
    Interval interval = MeanInterval.of(logs, 0.95).exp();
    boolean skewed = !interval.contains(Median.of(values));
    return new Centre(
        values.length, mean, Optional.of(interval), skewed ? Set.of(Warning.SKEWED) : Set.of());
  }
}
