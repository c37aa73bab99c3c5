// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Version;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The other workload, in which one CPU calls all others, in a run that is cited.
 *
 * @param run the id of the run
 * @param comparison the last claimed version against the baseline
 */
record OneCaller(String run, Comparison comparison) {

  /** The comparison with the most blocks; empty when no cited run has that workload. */
  static Optional<OneCaller> of(List<Findings> cited) {
    return cited.stream()
        .filter(findings -> findings.workload() == Workload.BROADCAST)
        .flatMap(findings -> of(findings).stream())
        .max(Comparator.comparingInt(OneCaller::blocks));
  }

  private static Optional<OneCaller> of(Findings findings) {
    return findings.claims(VerdictLine.lead(findings)).stream()
        .filter(claim -> claim.studyCase().isPart(Version.Part.CLAIMED))
        .filter(claim -> claim.ratio().isPresent())
        .reduce((first, second) -> second)
        .map(claim -> new OneCaller(findings.run().id(), claim));
  }

  private int blocks() {
    return comparison.ratio().map(PairedRatio::n).orElse(0);
  }

  /** Words such as {@code With one caller: patched 1.01x [0.98, 1.05], can't tell (run ...).} */
  String words() {
    return "With one caller: "
        + comparison.studyCase().label()
        + " "
        + comparison
            .ratio()
            .map(ratio -> Wording.brief(ratio.ratio(), ratio.interval95()))
            .orElse("-")
        + ", "
        + comparison.verdict().words()
        + " (run "
        + run
        + ").";
  }
}
