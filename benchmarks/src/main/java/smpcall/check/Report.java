// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;

/** The details of a check: a row for each cell, with its findings below. */
public final class Report {

  private static final String ROW = "%-19s  %-9s %4s %11s %9s  %-23s %-22s %s%n";

  private Report() {}

  /** The head of the table. */
  public static String head() {
    return row("version", "workload", "CPUs", "calls", "to first", "verdict", "expected", "")
        + "-".repeat(107)
        + "\n";
  }

  /** The row of a cell, with its findings. */
  public static String of(Cell cell) {
    StringBuilder text = new StringBuilder();
    text.append(
        row(
            cell.setup().kernel().id(),
            cell.setup().workload().id(),
            String.valueOf(cell.setup().cpus()),
            String.format(Locale.ROOT, "%,d", cell.calls()),
            cell.medianCallsToFinding() < 0
                ? "-"
                : String.format(Locale.ROOT, "%,d", cell.medianCallsToFinding()),
            verdict(cell),
            Expectation.of(cell.setup()).words(),
            outcome(cell)));
    for (String line : details(cell)) {
      text.append("    ").append(line).append('\n');
    }
    return text.toString();
  }

  private static String outcome(Cell cell) {
    if (!cell.isAsExpected()) {
      return "NOT AS EXPECTED";
    }
    return cell.isTooFew() ? "TOO FEW" : "ok";
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).replaceAll(" +\n", "\n");
  }

  /** No finding in N calls bounds the rate by 3 / N at 95 %. */
  static String verdict(Cell cell) {
    Expectation expected = Expectation.of(cell.setup());
    if (!cell.findings().isEmpty()) {
      return "convicted: " + mainFinding(expected, cell.findings()).breach();
    }
    if (expected == Expectation.TOO_FEW_CPUS) {
      return "cannot be shown";
    }
    if (expected != Expectation.HOLDS) {
      return "not shown";
    }
    if (cell.calls() == 0) {
      return "no call";
    }
    return cell.isTooFew()
        ? "too few calls"
        : String.format(Locale.ROOT, "holds, < %.1e a call", 3.0 / cell.calls());
  }

  /** The most frequent finding that shows the expected race; without one, the most frequent. */
  private static Invariant mainFinding(Expectation expected, Findings findings) {
    List<Invariant> broken = findings.brokenByCount();
    return broken.stream().filter(expected::isShownBy).findFirst().orElse(broken.get(0));
  }

  private static List<String> details(Cell cell) {
    Findings findings = cell.findings();
    if (findings.isEmpty()) {
      return List.of();
    }
    int times = cell.callsToFinding().size();
    List<String> lines = new ArrayList<>();
    lines.add(
        findings.brokenByCount().stream()
            .map(kind -> kind + " " + findings.count(kind))
            .collect(
                Collectors.joining(
                    ", ", "convicted " + times + (times == 1 ? " time: " : " times: "), "")));
    for (Invariant kind : findings.brokenByCount()) {
      findings.first(kind).ifPresent(first -> lines.add("first " + kind + ": " + words(first)));
    }
    return lines;
  }

  private static String words(Finding finding) {
    String detail = finding.detail();
    return finding.invariant() == Invariant.AT_REST
        ? detail
        : call(finding) + ", on " + cpu(finding.cpu()) + ", " + detail;
  }

  private static String call(Finding finding) {
    String call = finding.call() == Finding.UNKNOWN ? "unknown call" : "call " + finding.call();
    return finding.call() == Finding.UNKNOWN && finding.sender() == Finding.UNKNOWN
        ? call
        : call + " of " + cpu(finding.sender());
  }

  private static String cpu(int cpu) {
    return cpu == Finding.UNKNOWN ? "an unknown cpu" : "cpu " + cpu;
  }
}
