// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;

/**
 * The table behind the picture of throughput, one row for each case of a JDK and policy.
 *
 * @param rows the cases by number of CPUs, then in the order of the plan
 */
public record ThroughputTable(List<CaseSpeed> rows) {

  public static ThroughputTable of(Findings findings, Series series) {
    return new ThroughputTable(findings.speedsOf(series));
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
      lines.add(
          List.of(
              row.studyCase().variant(),
              row.studyCase().arm(),
              String.valueOf(row.studyCase().cpus()),
              row.studyCase().policy(),
              row.studyCase().jdk(),
              Csv.audit(row.studyCase(), row.isWrong()),
              String.valueOf(row.soundValues().size()),
              Csv.value(calls.map(Centre::median), 0),
              Csv.value(calls.flatMap(Centre::interval).map(Interval::low), 0),
              Csv.value(calls.flatMap(Centre::interval).map(Interval::high), 0),
              Csv.value(calls.flatMap(Centre::halfWidth), 0),
              Csv.value(ns.map(Centre::median), 2),
              Csv.value(ns.flatMap(Centre::interval).map(Interval::low), 2),
              Csv.value(ns.flatMap(Centre::interval).map(Interval::high), 2),
              Csv.value(ns.flatMap(Centre::halfWidth), 2),
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
            "audit",
            "n_forks",
            "median_calls_per_second",
            "low95_calls_per_second",
            "high95_calls_per_second",
            "half95_calls_per_second",
            "median_ns_per_call",
            "low95_ns_per_call",
            "high95_ns_per_call",
            "half95_ns_per_call",
            "forks_calls_per_second",
            "forks_ns_per_call"),
        lines);
  }

  private static String forks(double[] values, int digits) {
    return DoubleStream.of(values)
        .mapToObj(v -> Wording.fixed(v, digits))
        .collect(Collectors.joining(" "));
  }
}
