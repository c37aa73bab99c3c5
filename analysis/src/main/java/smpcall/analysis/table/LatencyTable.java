// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.latency.LatencyFigure;
import smpcall.analysis.finding.latency.Percentile;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Spread;

/**
 * The table behind the picture of latency. Each case of an arrangement has a row for every
 * percentile with enough calls above it, and one for its longest call. A case without calls has one
 * row without values.
 *
 * @param rows the rows in the order of the plan, percentiles ascending
 */
public record LatencyTable(List<Row> rows) {

  /**
   * A point of a curve.
   *
   * @param percentile the percentile; empty for the longest call, and for a case without calls
   * @param time the time of a call, nanoseconds
   */
  public record Row(CaseLatency latency, Optional<Percentile> percentile, Spread time) {}

  public static LatencyTable of(Findings findings, Arrangement arrangement) {
    List<Row> rows = new ArrayList<>();
    for (CaseLatency latency : findings.latenciesOf(arrangement)) {
      for (Percentile percentile : Percentile.ofCurves()) {
        Spread time = latency.exceededByOneIn(percentile.oneIn());
        if (time.pooled().isPresent()) {
          rows.add(new Row(latency, Optional.of(percentile), time));
        }
      }
      rows.add(
          new Row(latency, Optional.empty(), latency.isTimed() ? latency.largest() : Spread.NONE));
    }
    return new LatencyTable(List.copyOf(rows));
  }

  public List<Row> curveOf(CaseLatency latency) {
    return rows.stream()
        .filter(row -> row.latency().equals(latency) && row.percentile().isPresent())
        .toList();
  }

  public Csv csv() {
    return new Csv(
        List.of(
            "version",
            "arm",
            "cpus",
            "policy",
            "jdk",
            "gap_ns",
            "nearest_ns",
            "farthest_ns",
            "audit",
            "percentile",
            "exceeded_by_one_in",
            "ns",
            "lowest_fork_ns",
            "highest_fork_ns",
            "low95_ns",
            "high95_ns",
            "from_due_ns",
            "from_due_low95_ns",
            "from_due_high95_ns",
            "round_trips",
            "lowest_fork_round_trips",
            "highest_fork_round_trips",
            "n_forks_in_range",
            "n_forks",
            "timed_calls",
            "one_timed_in",
            "clock_ns",
            "round_trip_ns"),
        rows.stream().map(LatencyTable::line).toList());
  }

  private static List<String> line(Row row) {
    CaseLatency latency = row.latency();
    StudyCase c = latency.studyCase();
    LatencyFigure figure =
        row.percentile()
            .map(p -> LatencyFigure.exceededByOneIn(p.oneIn()))
            .orElse(LatencyFigure.LARGEST);
    Optional<Spread> trips = latency.roundTrips(figure);
    Optional<Spread> due = latency.fromDue(figure);
    return List.of(
        c.variant(),
        c.arm(),
        String.valueOf(c.cpus()),
        c.policy(),
        c.jdk(),
        ComparisonCells.gap(c),
        Csv.value(c.distance().map(Distance.Range::nearest), 1),
        Csv.value(c.distance().map(Distance.Range::farthest), 1),
        Csv.audit(c, latency.wrong()),
        row.percentile().map(Percentile::number).orElse(latency.isTimed() ? "100" : ""),
        row.percentile().map(p -> Wording.trimmed(p.oneIn())).orElse(""),
        Csv.value(row.time().pooled(), 0),
        Csv.value(row.time().forks().map(Interval::low), 0),
        Csv.value(row.time().forks().map(Interval::high), 0),
        Csv.value(row.time().interval().map(Interval::low), 0),
        Csv.value(row.time().interval().map(Interval::high), 0),
        Csv.value(due.flatMap(Spread::pooled), 0),
        Csv.value(due.flatMap(Spread::interval).map(Interval::low), 0),
        Csv.value(due.flatMap(Spread::interval).map(Interval::high), 0),
        Csv.value(trips.flatMap(Spread::pooled), 2),
        Csv.value(trips.flatMap(Spread::forks).map(Interval::low), 2),
        Csv.value(trips.flatMap(Spread::forks).map(Interval::high), 2),
        String.valueOf(row.time().n()),
        String.valueOf(latency.forks().size()),
        String.valueOf(latency.pooled().size()),
        String.join(" ", latency.every().stream().map(String::valueOf).toList()),
        Csv.value(latency.clockNanos(), 1),
        Csv.value(latency.roundTripNanos(), 1));
  }
}
