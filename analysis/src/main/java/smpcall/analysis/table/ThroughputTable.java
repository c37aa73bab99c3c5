// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseLoad;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;

/**
 * The table behind the picture of throughput, one row for each case of a series. Paced calls have a
 * duration; their calls per second are a load.
 *
 * @param rows the cases by number of CPUs, then in the order of the plan
 * @param loads the loads of paced cases; none for cases without a speed
 */
public record ThroughputTable(List<CaseSpeed> rows, Map<StudyCase, CaseLoad> loads) {

  public static ThroughputTable of(Findings findings, Series series) {
    List<CaseSpeed> rows = findings.speedsOf(series);
    Map<StudyCase, CaseLoad> loads = new HashMap<>();
    rows.stream()
        .filter(CaseSpeed::isSound)
        .map(CaseSpeed::studyCase)
        .forEach(c -> findings.loadOf(c).ifPresent(load -> loads.put(c, load)));
    return new ThroughputTable(rows, loads);
  }

  /** The measured numbers of CPUs, ascending. */
  public SortedSet<Integer> cpuCounts() {
    SortedSet<Integer> counts = new TreeSet<>();
    rows.forEach(row -> counts.add(row.studyCase().cpus()));
    return counts;
  }

  public Csv csv() {
    List<List<String>> lines = new ArrayList<>();
    for (CaseSpeed row : rows) {
      Optional<Centre> calls = row.perSecond();
      Optional<Centre> ns = row.nanoseconds();
      Optional<CaseLoad> load = Optional.ofNullable(loads.get(row.studyCase()));
      lines.add(
          List.of(
              row.studyCase().variant(),
              row.studyCase().arm(),
              String.valueOf(row.studyCase().cpus()),
              row.studyCase().policy(),
              row.studyCase().jdk(),
              ComparisonCells.gap(row.studyCase()),
              Csv.value(row.studyCase().distance().map(Distance.Range::nearest), 1),
              Csv.value(row.studyCase().distance().map(Distance.Range::farthest), 1),
              Csv.audit(row.studyCase(), row.isWrong()),
              String.valueOf(row.soundValues().size()),
              Csv.value(calls.map(Centre::mean), 0),
              Csv.value(calls.flatMap(Centre::interval).map(Interval::low), 0),
              Csv.value(calls.flatMap(Centre::interval).map(Interval::high), 0),
              Csv.value(ns.map(Centre::mean), 2),
              Csv.value(ns.flatMap(Centre::interval).map(Interval::low), 2),
              Csv.value(ns.flatMap(Centre::interval).map(Interval::high), 2),
              Csv.value(load.map(CaseLoad::perSecond), 0),
              Csv.value(load.flatMap(ThroughputTable::busy), 4),
              forks(row.perSecondOfForks(), 0),
              forks(row.nanosecondsOfForks(), 2)));
    }
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
            "n_forks",
            "mean_calls_per_second",
            "low95_calls_per_second",
            "high95_calls_per_second",
            "mean_ns_per_call",
            "low95_ns_per_call",
            "high95_ns_per_call",
            "load_calls_per_second",
            "share_of_time_in_calls",
            "forks_calls_per_second",
            "forks_ns_per_call"),
        lines);
  }

  private static Optional<Double> busy(CaseLoad load) {
    return load.busy().stream().boxed().findFirst();
  }

  private static String forks(double[] values, int digits) {
    return DoubleStream.of(values)
        .mapToObj(v -> Wording.fixed(v, digits))
        .collect(Collectors.joining(" "));
  }
}
