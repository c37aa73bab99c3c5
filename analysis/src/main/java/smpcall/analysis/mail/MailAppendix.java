// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.simulated.SimulatedStudy;

/** The short appendix on a run, to be pasted into a mail. Each term is said before it is used. */
public final class MailAppendix {
  private MailAppendix() {}

  /**
   * The text.
   *
   * @param beside what is kept beside the run
   * @param others the names of the other runs that it cites, as in a command
   */
  public static Document of(StudyAnswer answer, StudyAnswer.Beside beside, List<String> others) {
    Optional<Exploration> exploration = beside.exploration();
    Optional<SimulatedStudy> simulated = beside.simulated();
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(AnswerSection.of(answer));
    blocks.addAll(VersionSection.of(answer));
    blocks.addAll(CostSection.of(answer, beside.others()));
    blocks.addAll(LatencyRows.of(answer));
    blocks.addAll(CorrectnessRows.of(answer, exploration));
    blocks.addAll(MailRace.of(answer.main().run()));
    blocks.addAll(GrowthSection.of(answer, simulated));
    blocks.addAll(LimitSection.of(answer));
    blocks.addAll(CommandSection.of(answer.main().run(), others));
    return new Document("Were the spinlocks so bad?", List.copyOf(blocks));
  }
}
