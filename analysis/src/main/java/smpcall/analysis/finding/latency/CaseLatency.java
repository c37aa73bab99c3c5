// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Latency;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.TimedCalls;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Distribution;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.statistics.Spread;

/**
 * The times of the calls of one case, from begin to return; of paced calls also from when they were
 * due.
 *
 * @param wrong whether the case failed its audit; then it has no times
 * @param pooled the timed calls of all forks together, nanoseconds
 * @param forks the timed calls of each fork, nanoseconds
 * @param pooledFromDue the times of all forks together from when the calls were due, nanoseconds
 * @param forksFromDue the same of each fork; none where calls are back to back
 * @param every N where a fork timed one call in N; mostly one number for all forks
 * @param clockNanos the time of one reading of the clock, nanoseconds, median of the forks
 * @param multiples the times in round trips that the forks measured themselves; empty where none
 *     did
 * @param roundTripNanos the median round trip of a cache line in the forks themselves, or else in
 *     those of ping-pong on the same CPUs, nanoseconds; empty when it was not measured, or differs
 *     too much between forks to be one unit
 */
public record CaseLatency(
    StudyCase studyCase,
    boolean wrong,
    Distribution pooled,
    List<Distribution> forks,
    Distribution pooledFromDue,
    List<Distribution> forksFromDue,
    SortedSet<Integer> every,
    Optional<Double> clockNanos,
    Optional<RoundTripMultiples> multiples,
    Optional<Double> roundTripNanos) {

  /**
   * @param speed the speed of the case
   * @param forks the forks of the case that count
   * @param roundTrip the speed of ping-pong on the same CPUs
   */
  public static CaseLatency of(CaseSpeed speed, List<Fork> forks, Optional<CaseSpeed> roundTrip) {
    List<Latency> sound = new ArrayList<>();
    List<RoundTripMultiples.Fork> own = new ArrayList<>();
    for (Fork fork : speed.isWrong() ? List.<Fork>of() : forks) {
      fork.latency()
          .filter(latency -> latency.calls().count() > 0)
          .ifPresent(
              latency -> {
                sound.add(latency);
                Distribution calls = new Distribution(latency.calls().buckets());
                fork.roundTrip()
                    .ifPresent(unit -> own.add(new RoundTripMultiples.Fork(calls, unit)));
              });
    }
    Optional<RoundTripMultiples> multiples =
        own.isEmpty() ? Optional.empty() : Optional.of(new RoundTripMultiples(List.copyOf(own)));
    SortedSet<Integer> every = new TreeSet<>();
    sound.forEach(latency -> every.add(latency.every()));
    double[] clocks = sound.stream().mapToDouble(Latency::clockNanos).toArray();
    List<TimedCalls> calls = sound.stream().map(Latency::calls).toList();
    List<TimedCalls> fromDue = sound.stream().flatMap(l -> l.fromDue().stream()).toList();
    return new CaseLatency(
        speed.studyCase(),
        speed.isWrong(),
        new Distribution(TimedCalls.together(calls).buckets()),
        calls.stream().map(c -> new Distribution(c.buckets())).toList(),
        new Distribution(TimedCalls.together(fromDue).buckets()),
        fromDue.stream().map(c -> new Distribution(c.buckets())).toList(),
        every,
        sound.isEmpty() ? Optional.empty() : Optional.of(Median.of(clocks)),
        multiples,
        multiples.isPresent()
            ? multiples.filter(RoundTripMultiples::isOneUnit).map(RoundTripMultiples::medianNanos)
            : roundTrip
                .filter(CaseLatency::isOneUnit)
                .flatMap(CaseSpeed::nanoseconds)
                .map(Centre::mean));
  }

  /** Whether the round trips of the forks are close enough to be one unit. */
  private static boolean isOneUnit(CaseSpeed roundTrip) {
    DoubleSummaryStatistics forks =
        roundTrip.soundValues().values().stream()
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    return forks.getMax() <= RoundTrip.LARGEST_FACTOR * forks.getMin();
  }

  /** Whether any call was timed. */
  public boolean isTimed() {
    return !forks.isEmpty();
  }

  /** The time in nanoseconds that one call in {@code oneIn} exceeds. */
  public Spread exceededByOneIn(double oneIn) {
    return nanoseconds(LatencyFigure.exceededByOneIn(oneIn));
  }

  /**
   * The longest timed call in nanoseconds; calls that were not timed may be longer. It has no
   * interval: one from the forks' longest calls would not bound the longest of all.
   */
  public Spread largest() {
    return nanoseconds(LatencyFigure.LARGEST);
  }

  /** A figure in nanoseconds. */
  public Spread nanoseconds(LatencyFigure figure) {
    Spread spread = Spread.of(pooled, forks, figure);
    return figure == LatencyFigure.LARGEST ? spread.withoutInterval() : spread;
  }

  /** A figure from when the calls were due, nanoseconds; empty where they are back to back. */
  public Optional<Spread> fromDue(LatencyFigure figure) {
    if (forksFromDue.isEmpty()) {
      return Optional.empty();
    }
    Spread spread = Spread.of(pooledFromDue, forksFromDue, figure);
    return Optional.of(figure == LatencyFigure.LARGEST ? spread.withoutInterval() : spread);
  }

  /**
   * A figure in round trips of a cache line: the median of the forks' own multiples, or else the
   * figure of all forks together in their one unit. Empty without a unit.
   */
  public Optional<Spread> roundTrips(LatencyFigure figure) {
    return multiples
        .map(own -> own.of(figure))
        .or(() -> roundTripNanos.map(unit -> nanoseconds(figure).dividedBy(unit)));
  }

  /** The share of timed calls in some cases: every one; one in 16; one in 16 or 64. */
  public static String shares(List<CaseLatency> all) {
    SortedSet<Integer> shares = new TreeSet<>();
    all.forEach(latency -> shares.addAll(latency.every()));
    boolean whole = shares.remove(1);
    String some = "one in " + String.join(" or ", shares.stream().map(Wording::count).toList());
    return !whole ? some : shares.isEmpty() ? "every one" : "every one or " + some;
  }

  /** The share as a clause: one in 16 calls is timed, at random; every paced call is timed. */
  public static String timing(List<CaseLatency> all) {
    List<CaseLatency> some =
        all.stream().filter(l -> l.every().stream().anyMatch(n -> n > 1)).toList();
    String every = some.size() < all.size() ? "every paced call is timed" : "";
    return (some.isEmpty() ? "" : shares(some) + " calls is timed, at random")
        + (some.isEmpty() || every.isEmpty() ? "" : "; ")
        + every;
  }

  /** The time of one clock reading in some cases, nanoseconds, lowest to highest: 21 to 24. */
  public static String clocks(List<CaseLatency> all) {
    List<String> clocks =
        all.stream()
            .flatMap(latency -> latency.clockNanos().stream())
            .sorted()
            .map(nanos -> Wording.fixed(nanos, 0))
            .distinct()
            .toList();
    return clocks.size() > 1
        ? clocks.get(0) + " to " + clocks.get(clocks.size() - 1)
        : String.join("", clocks);
  }
}
