// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A figure of all forks together, and the spread of the single forks.
 *
 * @param pooled the figure of all forks together; empty when they have none
 * @param forks the range of the forks' own figures; empty when fewer than two have one
 * @param interval the 95 % Student t interval on the logarithms of the forks' own figures: of their
 *     geometric mean; empty when n is too small
 * @param n the number of forks that have the figure
 * @param warnings the warnings on these numbers
 */
public record Spread(
    Optional<Double> pooled,
    Optional<Interval> forks,
    Optional<Interval> interval,
    int n,
    Set<Warning> warnings) {

  /** The spread of no forks. */
  public static final Spread NONE =
      new Spread(Optional.empty(), Optional.empty(), Optional.empty(), 0, Set.of());

  /**
   * @param figure the function that gives the figure of a distribution, or empty without one
   */
  public static Spread of(
      Distribution pooled,
      Collection<Distribution> forks,
      Function<Distribution, Optional<Double>> figure) {
    return of(
        figure.apply(pooled), forks.stream().flatMap(fork -> figure.apply(fork).stream()).toList());
  }

  /**
   * @param together the figure of all forks together; empty when they have none
   * @param values the forks' own figures
   */
  public static Spread of(Optional<Double> together, List<Double> values) {
    Optional<Interval> interval = interval(values);
    boolean outside =
        together.isPresent() && interval.isPresent() && !interval.get().contains(together.get());
    return new Spread(
        together,
        range(values),
        interval,
        values.size(),
        outside ? Set.of(Warning.POOLED_OUTSIDE) : Set.of());
  }

  /** The same without an interval, for figures that the forks' interval does not bound. */
  public Spread withoutInterval() {
    return new Spread(pooled, forks, Optional.empty(), n, Set.of());
  }

  /** The same spread in another unit. */
  public Spread dividedBy(double unit) {
    return new Spread(
        pooled.map(value -> value / unit),
        forks.map(range -> range.dividedBy(unit)),
        interval.map(i -> i.dividedBy(unit)),
        n,
        warnings);
  }

  private static Optional<Interval> interval(List<Double> values) {
    if (values.size() < MeanInterval.ENOUGH || values.stream().anyMatch(value -> value <= 0)) {
      return Optional.empty();
    }
    double[] logs = values.stream().mapToDouble(StrictMath::log).toArray();
    return Optional.of(MeanInterval.of(logs, 0.95).exp());
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
