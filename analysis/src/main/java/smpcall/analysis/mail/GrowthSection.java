// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedWorkload;
import smpcall.analysis.simulated.Sign;
import smpcall.analysis.simulated.SignTable;
import smpcall.analysis.simulated.SimulatedStudy;

/** How the transfers of a call grow with the number of CPUs, simulated. */
final class GrowthSection {
  private static final String PATCHED = "patched";
  private static final List<String> SHOWN = List.of("spinlock", "lockfree", PATCHED);

  private GrowthSection() {}

  static List<Block> of(StudyAnswer answer, Optional<SimulatedStudy> study) {
    List<AnswerRow> rows =
        answer.rows().stream()
            .filter(row -> SHOWN.contains(row.version().id()) && !row.transfers().isEmpty())
            .toList();
    if (rows.isEmpty()) {
      return List.of(new Block.Prose("Growth with CPUs: no simulation is kept."));
    }
    return List.of(
        new Block.Prose(
            "Growth, simulated and no machine's time: cache lines moved by a call in storm, on "
                + rows.stream()
                    .map(GrowthSection::transfers)
                    .collect(Collectors.joining("; ", numbers() + " CPUs: ", "."))
                + study.flatMap(GrowthSection::sign).orElse("")));
  }

  private static String numbers() {
    return Wording.list(StudyAnswer.CPUS.stream().map(String::valueOf).toList());
  }

  private static String transfers(AnswerRow row) {
    List<String> counts = new ArrayList<>();
    for (int cpus : StudyAnswer.CPUS) {
      counts.add(Optional.ofNullable(row.transfers().get(cpus)).map(Wording::figures).orElse("-"));
    }
    return row.version().id() + " " + Wording.list(counts);
  }

  /** How often that version is faster over the grid of parameters, at the most CPUs. */
  private static Optional<String> sign(SimulatedStudy study) {
    return study.usual().stream()
        .filter(group -> group.scene().workload() == SimulatedWorkload.STORM)
        .flatMap(group -> new SignTable(group.grid()).signs().stream())
        .filter(sign -> sign.subject().equals(PATCHED) && sign.isKnown())
        .reduce((few, many) -> many)
        .map(GrowthSection::words);
  }

  private static String words(Sign sign) {
    return " At "
        + sign.cpus()
        + " CPUs patched takes less simulated time in "
        + sign.faster()
        + " of "
        + sign.ratios().length
        + " sets of parameters (ticket locks).";
  }
}
