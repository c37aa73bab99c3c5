// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.KernelComparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/** Writes the footnotes on the rows of the running kernel. */
final class KernelNotes {

  /** The tolerated deviation from one interrupt for each called CPU, as a share. */
  private static final double CLOSE = 0.05;

  private KernelNotes() {}

  /** Notes on omitted rows. */
  static List<Footnote> omitted(Run run) {
    return run.omitted().stream()
        .map(
            row ->
                "There is no row "
                    + row.variant()
                    + " in "
                    + row.workload()
                    + ": "
                    + row.reason()
                    + ".")
        .map(Footnote::ofRun)
        .toList();
  }

  /** Notes on the rows of one workload. */
  static List<Footnote> of(Findings findings) {
    List<Footnote> notes = new ArrayList<>();
    for (CaseSpeed kernel : KernelComparison.kernels(findings.speeds())) {
      StudyCase c = kernel.studyCase();
      OptionalDouble seen = KernelComparison.interruptsPerCall(findings.run(), c);
      int expected = c.cpus() - 1;
      if (seen.isPresent() && Math.abs(seen.getAsDouble() - expected) > CLOSE * expected) {
        String text =
            findings.labelAt(c)
                + ": "
                + Wording.fixed(seen.getAsDouble(), 2)
                + " function-call interrupts at each call, not "
                + expected
                + (seen.getAsDouble() < expected
                    ? ": some of the called CPUs were not running a thread of the study, and some"
                        + " calls interrupted nobody. Its time is too short."
                    : ": something else on this host made such calls meanwhile.");
        notes.add(Footnote.of(text, Where.SPEED, List.of(c)));
      }
    }
    return notes;
  }
}
