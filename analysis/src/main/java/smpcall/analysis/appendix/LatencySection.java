// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.latency.LatencyFigure;
import smpcall.analysis.finding.latency.Percentile;
import smpcall.analysis.finding.latency.RoundTripMultiples;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Spread;

/** The times of single calls: percentiles of all forks together, and how far the forks differ. */
public final class LatencySection {
  private LatencySection() {}

  /** Tables of nanoseconds, round trips and the timing itself; none when nothing was timed. */
  public static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> tables = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      List<CaseLatency> rows = findings.latenciesOf(arrangement);
      if (rows.stream().anyMatch(CaseLatency::isTimed)) {
        String caption = TableCaption.of(findings, arrangement.label());
        tables.add(
            times(
                caption + ", nanoseconds",
                rows,
                marks,
                0,
                (l, f) -> Optional.of(l.nanoseconds(f))));
        if (arrangement.isPaced()) {
          tables.add(
              times(
                  caption + ", nanoseconds from when it was due",
                  rows,
                  marks,
                  0,
                  CaseLatency::fromDue));
        }
        tables.add(roundTrips(caption + ", round trips of a cache line", rows, marks));
      }
    }
    for (Series series : findings.series()) {
      List<CaseLatency> rows =
          findings.latencies().stream()
              .filter(l -> findings.arrangementOf(l.studyCase()).series().equals(series))
              .filter(CaseLatency::isTimed)
              .toList();
      if (!rows.isEmpty()) {
        tables.add(timing(TableCaption.of(findings, series) + ": how it was timed", rows));
      }
    }
    return tables;
  }

  private static Block roundTrips(String caption, List<CaseLatency> rows, FootnoteMarks marks) {
    List<RoundTripMultiples> own = rows.stream().flatMap(row -> row.multiples().stream()).toList();
    if (!own.isEmpty()) {
      return withForks(
          times(caption + ownUnits(own), rows, marks, 1, (l, f) -> l.multiples().map(m -> m.of(f))),
          rows);
    }
    return rows.get(0)
        .roundTripNanos()
        .<Block>map(
            unit ->
                times(
                    caption + " of " + Wording.fixed(unit, 1) + " ns",
                    rows,
                    marks,
                    1,
                    CaseLatency::roundTrips))
        .orElseGet(
            () ->
                new Block.Prose(
                    caption
                        + ": - (this run has no ping-pong on just these CPUs, or its"
                        + " forks differ too much to be one unit)."));
  }

  /** Describes the round trips that are the units of the multiples. */
  private static String ownUnits(List<RoundTripMultiples> own) {
    RoundTripMultiples all =
        new RoundTripMultiples(own.stream().flatMap(m -> m.forks().stream()).toList());
    return ": of each fork's own, measured around its iterations (median "
        + Wording.fixed(all.medianNanos(), 1)
        + " ns"
        + all.range()
            .map(r -> ", from " + Wording.fixed(r.low(), 1) + " to " + Wording.fixed(r.high(), 1))
            .orElse("")
        + "); median of the forks";
  }

  /** Adds the column n, the number of forks. */
  private static Block withForks(Block.Table table, List<CaseLatency> cases) {
    List<String> head = new ArrayList<>(table.head());
    head.add("n");
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> longer = new ArrayList<>(row);
      longer.add(
          cases.stream()
              .filter(l -> l.studyCase().label().equals(row.get(0)) && l.isTimed())
              .findFirst()
              .map(l -> String.valueOf(l.multiples().map(m -> m.forks().size()).orElse(0)))
              .orElse(""));
      rows.add(longer);
    }
    return new Block.Table(table.caption(), table.alignment() + "r", head, rows, table.notes());
  }

  /**
   * A row for each case with all forks together; below it the interval over the forks, or the
   * lowest and the highest fork when they are too few for an interval.
   */
  private static Block.Table times(
      String caption,
      List<CaseLatency> cases,
      FootnoteMarks marks,
      int digits,
      BiFunction<CaseLatency, LatencyFigure, Optional<Spread>> unit) {
    List<String> head = new ArrayList<>(List.of("version"));
    Percentile.OF_TABLES.forEach(p -> head.add(p.name()));
    head.add("max");
    List<List<String>> rows = new ArrayList<>();
    List<List<Integer>> notes = new ArrayList<>();
    for (CaseLatency latency : cases) {
      String name = latency.studyCase().label();
      notes.add(marks.of(Where.LATENCY, latency.studyCase()));
      if (!latency.isTimed()) {
        String word = latency.wrong() ? "wrong" : "none";
        rows.add(List.of(name, word, "-", "-", "-", "-"));
        continue;
      }
      List<Spread> spreads =
          LatencyFigure.ofTables().stream()
              .flatMap(figure -> unit.apply(latency, figure).stream())
              .toList();
      rows.add(row(name, spreads, digits, Spread::pooled));
      if (spreads.stream().anyMatch(spread -> spread.interval().isPresent())) {
        rows.add(row("  95 % from", spreads, digits, s -> s.interval().map(Interval::low)));
        rows.add(row("  95 % to", spreads, digits, s -> s.interval().map(Interval::high)));
      } else if (spreads.stream().anyMatch(spread -> spread.forks().isPresent())) {
        rows.add(row("  lowest fork", spreads, digits, s -> s.forks().map(Interval::low)));
        rows.add(row("  highest fork", spreads, digits, s -> s.forks().map(Interval::high)));
      }
      while (notes.size() < rows.size()) {
        notes.add(List.of());
      }
    }
    return new Block.Table(caption, "lrrrrr", head, rows, notes);
  }

  private static List<String> row(
      String name, List<Spread> spreads, int digits, Function<Spread, Optional<Double>> part) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int i = 0; i <= Percentile.OF_TABLES.size(); i++) {
      Optional<Double> value = i < spreads.size() ? part.apply(spreads.get(i)) : Optional.empty();
      cells.add(value.map(v -> Wording.fixed(v, digits)).orElse("-"));
    }
    return cells;
  }

  private static Block timing(String caption, List<CaseLatency> cases) {
    List<List<String>> rows = new ArrayList<>();
    for (CaseLatency latency : cases) {
      rows.add(
          List.of(
              latency.studyCase().label(),
              String.valueOf(latency.studyCase().cpus()),
              String.valueOf(latency.forks().size()),
              Wording.count(latency.pooled().size()),
              CaseLatency.shares(List.of(latency)),
              latency.clockNanos().map(ns -> Wording.fixed(ns, 1)).orElse("-")));
    }
    return new Block.Table(
        caption,
        "lrrrrr",
        List.of("version", "CPUs", "n", "calls timed", "share", "clock ns"),
        rows);
  }
}
