// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.List;
import smpcall.analysis.finding.Comparison;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.statistics.PairedRatio;

/** How each case compares with its baseline, and what may be said about it. */
public final class RatioSection {
  private RatioSection() {}

  /**
   * The table, one line for each comparison; a thing compared with itself is the instrument's
   * error.
   */
  public static List<String> of(Findings findings) {
    TextTable table =
        new TextTable("lrrrrl", "version", "CPUs", "ratio", "95 % interval", "n", "verdict");
    for (int cpus : findings.cpuCounts()) {
      findings.claims(cpus).forEach(claim -> row(table, claim));
      findings.instrumentError(cpus).ifPresent(error -> row(table, error));
    }
    return table.lines();
  }

  private static void row(TextTable table, Comparison c) {
    table.row(
        c.label(),
        String.valueOf(c.studyCase().cpus()),
        c.ratio().map(r -> Wording.ratio(r.ratio())).orElse("-"),
        c.ratio().flatMap(PairedRatio::interval95).map(Wording::interval).orElse("-"),
        String.valueOf(c.ratio().map(PairedRatio::n).orElse(0)),
        c.verdict().words());
  }
}
