// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The centre of the forks of one case.
 *
 * @param n the number of forks that have a value
 * @param median the median of the fork values, in their unit
 * @param interval the 95 % Student t interval on the logarithms of the fork values: of their
 *     geometric mean, which is their median when the logarithms are symmetric; empty when n is too
 *     small
 * @param warnings the warnings on these numbers
 */
public record Centre(int n, double median, Optional<Interval> interval, Set<Warning> warnings) {

  /**
   * @param values a value for each fork, one or more, all above 0
   */
  public static Centre of(double[] values) {
    double median = Median.of(values);
    if (values.length < MeanInterval.ENOUGH) {
      return new Centre(values.length, median, Optional.empty(), Set.of(Warning.TOO_FEW));
    }
    double[] logs = Arrays.stream(values).map(StrictMath::log).toArray();
    Interval interval = MeanInterval.of(logs, 0.95).exp();
    Set<Warning> warnings = interval.contains(median) ? Set.of() : Set.of(Warning.SKEWED);
    return new Centre(values.length, median, Optional.of(interval), warnings);
  }

  /** The larger distance of the median to an end of the interval, in the unit of the values. */
  public Optional<Double> halfWidth() {
    return interval.map(i -> i.reachFrom(median));
  }
}
