// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.table.Csv;

/** The table behind the picture of a history, one row for each run of each case. */
record HistoryTable(ArrangementSeries arranged) {

  Csv csv() {
    List<List<String>> rows = new ArrayList<>();
    for (CaseSeries series : arranged.series()) {
      HistoryPoint before = series.points().get(0);
      for (HistoryPoint point : series.points()) {
        rows.add(row(series, before, point));
        before = point;
      }
    }
    return new Csv(
        List.of(
            "host",
            "workload",
            "cpus",
            "policy",
            "jdk",
            "version",
            "series",
            "order",
            "run",
            "started_utc",
            "commit",
            "jdk_build",
            "state",
            "times_floor",
            "times_floor_low95",
            "times_floor_high95",
            "blocks",
            "blocks_apart",
            "ns",
            "floor_ns",
            "new",
            "change_ratio",
            "change_p"),
        rows);
  }

  private List<String> row(CaseSeries series, HistoryPoint before, HistoryPoint point) {
    CaseKey key = series.key();
    Optional<Interval> interval = point.ratio().flatMap(Centre::interval);
    Optional<CaseSeries.LevelChange> level =
        series.levels().stream().filter(l -> l.first().equals(point)).findFirst();
    return List.of(
        series.host(),
        key.workload().id(),
        String.valueOf(key.cpus()),
        key.policy(),
        key.jdk(),
        key.variant(),
        series.segment().name(),
        String.valueOf(order(point)),
        point.run().id(),
        point.run().started(),
        point.commit(),
        point.jdkBuild(),
        point.state().words(),
        Csv.value(point.ratio().map(Centre::mean), 4),
        Csv.value(interval.map(Interval::low), 4),
        Csv.value(interval.map(Interval::high), 4),
        point.ratio().map(centre -> String.valueOf(centre.n())).orElse("0"),
        String.valueOf(point.apart()),
        Csv.value(point.nanoseconds().map(Centre::mean), 1),
        Csv.value(point.floorNanoseconds().map(Centre::mean), 1),
        String.join("; ", TrackedVersions.news(before, point)),
        Csv.value(level.map(CaseSeries.LevelChange::ratio), 4),
        Csv.value(level.map(CaseSeries.LevelChange::p), 4));
  }

  /** The position of the run in the picture, from 1. */
  int order(HistoryPoint point) {
    return arranged.runs().indexOf(point.run()) + 1;
  }
}
