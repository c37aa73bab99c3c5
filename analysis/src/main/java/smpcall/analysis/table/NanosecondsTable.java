// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.NanosDifference;

/** The table of what the baseline's locks cost in nanoseconds, one row for each comparison. */
public final class NanosecondsTable {
  private NanosecondsTable() {}

  public static Csv of(Findings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      LockCost.of(findings, arrangement).forEach(cost -> rows.add(row(cost)));
    }
    return new Csv(
        ComparisonCells.head(
            "n_blocks",
            "baseline_less_version_ns",
            "low95_ns",
            "high95_ns",
            "kernel_call_ns",
            "percent_of_kernel_call",
            "low95_percent",
            "high95_percent"),
        rows);
  }

  private static List<String> row(LockCost cost) {
    Optional<Interval> interval = cost.nanos().flatMap(NanosDifference::interval95);
    return ComparisonCells.of(
        cost.comparison(),
        String.valueOf(cost.nanos().map(NanosDifference::n).orElse(0)),
        Csv.value(cost.nanos().map(NanosDifference::nanos), 2),
        Csv.value(interval.map(Interval::low), 2),
        Csv.value(interval.map(Interval::high), 2),
        Csv.value(cost.kernelNanos(), 2),
        Csv.value(cost.percentOfKernel(), 4),
        Csv.value(cost.percentInterval().map(Interval::low), 4),
        Csv.value(cost.percentInterval().map(Interval::high), 4));
  }
}
