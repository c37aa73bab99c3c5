// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.statistics.Distribution;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.statistics.Spread;

/**
 * Call times in round trips of a cache line, each fork in its own unit. On some guests a round trip
 * is several times as long a minute later, and no one unit fits all forks.
 *
 * @param forks the forks that measured their round trip
 */
public record RoundTripMultiples(List<Fork> forks) {

  /**
   * A fork that measured its round trip.
   *
   * @param calls the timed calls, nanoseconds
   * @param unit the round trip
   */
  public record Fork(Distribution calls, RoundTrip unit) {}

  /** The median and the spread of the forks' own multiples. */
  public Spread of(Function<Distribution, Optional<Double>> figure) {
    List<Double> multiples = new ArrayList<>();
    for (Fork fork : forks) {
      figure.apply(fork.calls()).ifPresent(nanos -> multiples.add(nanos / fork.unit().nanos()));
    }
    Spread spread = Spread.of(median(multiples), multiples);
    return figure == LatencyFigure.LARGEST ? spread.withoutInterval() : spread;
  }

  /** The median round trip of the forks, nanoseconds. */
  public double medianNanos() {
    return median(units()).orElseThrow();
  }

  /** The shortest and the longest round trip, nanoseconds; empty for one fork. */
  public Optional<Interval> range() {
    return range(units());
  }

  /** Whether the round trips are close enough to share one axis. */
  boolean isOneUnit() {
    return forks.stream().noneMatch(fork -> fork.unit().changed())
        && range().map(r -> r.high() <= RoundTrip.LARGEST_FACTOR * r.low()).orElse(true);
  }

  /** The number of forks whose round trip changed while they ran. */
  public long changed() {
    return forks.stream().filter(fork -> fork.unit().changed()).count();
  }

  private List<Double> units() {
    return forks.stream().map(fork -> fork.unit().nanos()).toList();
  }

  private static Optional<Double> median(List<Double> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(Median.of(values.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static Optional<Interval> range(List<Double> values) {
    return values.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Interval(
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow()));
  }
}
