// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;

/** What came out, a row for each version under each traffic; below it what was found, by kind. */
public final class Report {

  private static final String ROW = "%-15s  %-9s %4s %11s %9s  %-22s %-22s %s%n";

  private Report() {}

  /** The head of the table. */
  public static String head() {
    return row("version", "workload", "CPUs", "calls", "to first", "verdict", "expected", "")
        + "-".repeat(102)
        + "\n";
  }

  /** One row, with its details. */
  public static String of(Cell cell) {
    StringBuilder text = new StringBuilder();
    text.append(
        row(
            cell.setup().version().id(),
            cell.setup().traffic().id(),
            String.valueOf(cell.setup().cpus()),
            String.format(Locale.ROOT, "%,d", cell.calls()),
            cell.medianCallsToFinding() < 0
                ? "-"
                : String.format(Locale.ROOT, "%,d", cell.medianCallsToFinding()),
            verdict(cell),
            Expectation.of(cell.setup()).words(),
            cell.isAsExpected() ? "ok" : "NOT AS EXPECTED"));
    for (String line : kinds(cell.findings())) {
      text.append("    ").append(line).append('\n');
    }
    return text.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).replaceAll(" +\n", "\n");
  }

  /** Nothing found in N calls bounds the rate by 3 / N at 95 %. */
  static String verdict(Cell cell) {
    if (!cell.findings().isEmpty()) {
      int times = cell.callsToFinding().size();
      return "convicted, " + times + (times == 1 ? " time" : " times");
    }
    Expectation expected = Expectation.of(cell.setup());
    if (expected == Expectation.TOO_FEW_CPUS) {
      return "cannot be shown";
    }
    if (expected != Expectation.HOLDS) {
      return "not shown";
    }
    return cell.calls() == 0
        ? "no call"
        : String.format(Locale.ROOT, "holds, < %.1e a call", 3.0 / cell.calls());
  }

  private static List<String> kinds(Findings findings) {
    List<String> lines = new ArrayList<>();
    if (!findings.isEmpty()) {
      lines.add(
          findings.broken().stream()
              .map(kind -> kind + " " + findings.count(kind))
              .collect(Collectors.joining(", ")));
      Invariant gravest = findings.broken().iterator().next();
      findings
          .first(gravest)
          .ifPresent(first -> lines.add("first " + gravest + ": " + words(first)));
    }
    return lines;
  }

  private static String words(Finding finding) {
    List<String> words = new ArrayList<>();
    if (finding.call() != Finding.UNKNOWN) {
      words.add("call " + finding.call() + " of cpu " + finding.sender());
    }
    if (finding.cpu() != Finding.UNKNOWN) {
      words.add("on cpu " + finding.cpu());
    }
    words.add(finding.detail());
    return String.join(", ", words);
  }
}
