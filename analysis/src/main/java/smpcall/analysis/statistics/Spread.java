// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure of all forks together, and how far the forks by themselves lie apart.
 *
 * @param pooled of all forks together; empty when it has none
 * @param forks from the smallest to the largest of the forks' own; empty when fewer than two have
 *     one
 * @param n how many forks have one
 */
public record Spread(Optional<Double> pooled, Optional<Interval> forks, int n) {

  /**
   * @param figure of a distribution, which need not have it
   */
  public static Spread of(
      Distribution pooled,
      Collection<Distribution> forks,
      Function<Distribution, Optional<Double>> figure) {
    List<Double> values = forks.stream().flatMap(fork -> figure.apply(fork).stream()).toList();
    return new Spread(figure.apply(pooled), range(values), values.size());
  }

  /** The same in another unit. */
  public Spread dividedBy(double unit) {
    return new Spread(
        pooled.map(value -> value / unit),
        forks.map(range -> new Interval(range.low() / unit, range.high() / unit)),
        n);
  }

  private static Optional<Interval> range(List<Double> values) {
    if (values.size() < 2) {
      return Optional.empty();
    }
    double low = values.stream().min(Double::compare).orElseThrow();
    double high = values.stream().max(Double::compare).orElseThrow();
    return Optional.of(new Interval(low, high));
  }
}
