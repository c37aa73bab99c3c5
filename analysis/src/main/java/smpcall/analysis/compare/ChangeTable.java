// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.List;
import java.util.Optional;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.table.Csv;

/** The table behind the picture of two sides, one row for each case of both. */
record ChangeTable(GateResult result) {

  Csv csv() {
    return new Csv(
        List.of(
            "workload",
            "version",
            "cpus",
            "policy",
            "gap_ns",
            "base_runs",
            "base_jdk",
            "new_runs",
            "new_jdk",
            "same_blocks",
            "n",
            "blocks_apart",
            "forks_contaminated",
            "speed_ratio",
            "low95",
            "high95",
            "low90",
            "high90",
            "same_up_to_ratio",
            "base_ns",
            "new_ns",
            "verdict",
            "judged",
            "slower_beyond_threshold"),
        result.changes().stream().map(this::row).toList());
  }

  private List<String> row(CaseChange change) {
    CaseKey key = change.key();
    Optional<Interval> wide = change.interval95();
    Optional<Interval> narrow = change.interval90();
    return List.of(
        key.workload().id(),
        key.variant(),
        String.valueOf(key.cpus()),
        key.policy(),
        String.valueOf(key.gapNanos()),
        runs(result.base()),
        jdk(key, result.base()),
        runs(result.fresh()),
        jdk(key, result.fresh()),
        yesOrNo(result.paired()),
        change.n(),
        String.valueOf(change.apart()),
        String.valueOf(change.contaminated()),
        Csv.value(change.ratio(), 4),
        Csv.value(wide.map(Interval::low), 4),
        Csv.value(wide.map(Interval::high), 4),
        Csv.value(narrow.map(Interval::low), 4),
        Csv.value(narrow.map(Interval::high), 4),
        Csv.value(Optional.of(result.same().ratios().high()), 4),
        Csv.value(change.base().map(Centre::mean), 1),
        Csv.value(change.fresh().map(Centre::mean), 1),
        change.verdict().words(),
        yesOrNo(key.isJudged(result.paired(), result.pacedOnly())),
        yesOrNo(change.regression()));
  }

  private static String runs(Side side) {
    return String.join(" ", side.names());
  }

  /** The side's JDK when JDKs are compared, or else the case's. */
  private static String jdk(CaseKey key, Side side) {
    return key.jdk().isEmpty() ? side.jdks().get(0) : key.jdk();
  }

  private static String yesOrNo(boolean what) {
    return what ? "yes" : "no";
  }
}
