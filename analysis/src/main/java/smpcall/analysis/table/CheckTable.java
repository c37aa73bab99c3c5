// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.finding.correctness.Correctness;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;

/** The table of a check, one row for each version and workload. */
public final class CheckTable {
  private CheckTable() {}

  public static Csv of(Check check) {
    return new Csv(
        List.of(
            "version",
            "workload",
            "cpus",
            "calls",
            "calls_to_first_median",
            "findings",
            "bound_per_call",
            "expected",
            "as_expected",
            "seconds"),
        check.cells().stream().map(CheckTable::row).toList());
  }

  private static List<String> row(CheckCell cell) {
    boolean isBound = !cell.isConvicted() && cell.calls() > 0;
    return List.of(
        cell.version(),
        cell.workload(),
        String.valueOf(cell.cpus()),
        String.valueOf(cell.calls()),
        cell.callsToFirst().isPresent() ? String.valueOf(cell.callsToFirst().getAsLong()) : "",
        cell.findings().entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(Collectors.joining(", ")),
        isBound ? Correctness.bound(cell.calls()) : "",
        cell.expected().words(),
        cell.asExpected() ? "yes" : "no",
        Wording.fixed(cell.millis() / 1000.0, 1));
  }
}
