// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import smpcall.analysis.answer.AnswerRow.Cost;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.LanguageAnswer;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Verdict;

/**
 * The answer on a terminal: the finding, a line for each version, the warnings in a line.
 *
 * @param ansi whether and how words are coloured
 */
public record AnswerLines(StudyAnswer answer, Ansi ansi) {

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(PlainText.of(List.of(new Block.Lead(AnswerTitle.of(answer) + "."))));
    int names = answer.rows().stream().mapToInt(row -> row.version().id().length()).max().orElse(0);
    int signs =
        answer.rows().stream().mapToInt(row -> row.verdict().words().length()).max().orElse(0);
    for (AnswerRow row : answer.rows()) {
      lines.add(
          ("  "
                  + sign(row)
                  + "  "
                  + padded(row.version().id(), names)
                  + "  "
                  + padded(row.verdict().words(), signs)
                  + "  "
                  + cost(row))
              .stripTrailing());
    }
    warnings().ifPresent(words -> lines.addAll(PlainText.of(List.of(new Block.Lead(words)))));
    return lines;
  }

  private String sign(AnswerRow row) {
    return switch (row.verdict().sign()) {
      case RIGHT -> ansi.string("@|green ok |@");
      case WRONG -> ansi.string("@|bold,red BAD|@");
      case UNKNOWN -> "?  ";
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** Its speed where the answer leads; of the baseline only whether it has one. */
  private String cost(AnswerRow row) {
    if (row.isBaseline()) {
      boolean wrong =
          answer.main().wrong().stream()
              .anyMatch(speed -> speed.studyCase().variant().equals(row.version().id()));
      return wrong ? Verdict.WRONG.words() : "1x, by definition";
    }
    return lead(row)
        .or(() -> row.costs().stream().filter(cost -> cost.setting().own()).findFirst())
        .map(cost -> words(cost.comparison()) + (isLead(cost) ? "" : ", " + cost.setting().label()))
        .orElse("not timed here");
  }

  private static Optional<Cost> lead(AnswerRow row) {
    return row.costs().stream().filter(cost -> cost.setting().own() && isLead(cost)).findFirst();
  }

  private static boolean isLead(Cost cost) {
    return cost.setting().arrangement().equals(VerdictLine.lead(cost.setting().findings()));
  }

  private static String words(Comparison comparison) {
    return comparison
            .ratio()
            .map(ratio -> Wording.brief(ratio.ratio(), ratio.interval95()) + " ")
            .orElse("")
        + comparison.judgement();
  }

  private Optional<String> warnings() {
    Run run = answer.main().run();
    List<String> warnings = new ArrayList<>();
    VerdictLine.signChanges(answer.main()).ifPresent(warnings::add);
    LanguageAnswer.count(List.of(answer.main())).ifPresent(warnings::add);
    if (answer.sources() == Sources.OTHER) {
      warnings.add("explored or simulated" + Sources.OTHER.words());
    }
    count(run.forks().stream().filter(Fork::isRepeated).count(), "ran again", warnings);
    count(run.forks().stream().filter(Fork::isContaminated).count(), "disturbed", warnings);
    if (run.ended().isEmpty() || !run.missing().isEmpty()) {
      warnings.add("the run is not complete");
    }
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of("Notes: " + String.join("; ", warnings) + ".");
  }

  private static void count(long forks, String what, List<String> warnings) {
    if (forks > 0) {
      warnings.add(Wording.many(forks, "fork") + " " + what);
    }
  }
}
