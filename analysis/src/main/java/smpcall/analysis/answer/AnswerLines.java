// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import smpcall.analysis.answer.AnswerRow.Cost;
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
 * @param width columns of the terminal, above 0; no line is broken inside a word for it
 */
public record AnswerLines(StudyAnswer answer, Ansi ansi, int width) {
  private static final String RIGHT = "  ok ";
  private static final String WRONG = "  BAD";
  private static final String INDENT = " ".repeat(7);

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    broken(AnswerTitle.of(answer) + ".", "").forEach(lines::add);
    int names = answer.rows().stream().mapToInt(row -> row.version().id().length()).max().orElse(0);
    int signs =
        answer.rows().stream().mapToInt(row -> row.verdict().words().length()).max().orElse(0);
    for (AnswerRow row : answer.rows()) {
      String line =
          (sign(row)
                  + "  "
                  + padded(row.version().id(), names)
                  + "  "
                  + padded(row.verdict().words(), signs)
                  + "  "
                  + cost(row))
              .stripTrailing();
      broken(line, INDENT).map(this::coloured).forEach(lines::add);
    }
    warnings().ifPresent(words -> broken(words, "").forEach(lines::add));
    return lines;
  }

  private static String sign(AnswerRow row) {
    return switch (row.verdict().sign()) {
      case RIGHT -> RIGHT;
      case WRONG -> WRONG;
      case UNKNOWN -> "  ?  ";
    };
  }

  /** A line as lines that fit the terminal, as far as its words do. */
  private Stream<String> broken(String line, String indentation) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > width) {
      int indent = rest.length() - rest.stripLeading().length();
      int at = rest.lastIndexOf(' ', width);
      if (at <= indent) {
        break;
      }
      lines.add(rest.substring(0, at).stripTrailing());
      rest = indentation + rest.substring(at).strip();
    }
    lines.add(rest);
    return lines.stream();
  }

  private String coloured(String line) {
    if (line.startsWith(WRONG)) {
      return ansi.string("  @|bold,red BAD|@") + line.substring(WRONG.length());
    }
    return line.startsWith(RIGHT)
        ? ansi.string("  @|green ok|@ ") + line.substring(RIGHT.length())
        : line;
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
    return shown(row)
        .map(
            cost ->
                words(cost.comparison())
                    + (cost.setting().isLead() ? "" : ", " + cost.setting().label()))
        .orElse("not timed here");
  }

  /** Its cost where the answer leads, or else elsewhere in the run. */
  private static Optional<Cost> shown(AnswerRow row) {
    List<Cost> own = row.costs().stream().filter(cost -> cost.setting().own()).toList();
    return own.stream()
        .filter(cost -> cost.setting().isLead())
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  private static String words(Comparison comparison) {
    return comparison
            .ratio()
            .map(ratio -> Wording.brief(ratio.ratio(), ratio.interval95()) + " ")
            .orElse("")
        + comparison.judgement().replace(", unconfirmed", "?");
  }

  private Optional<String> warnings() {
    Run run = answer.main().run();
    List<String> warnings = new ArrayList<>();
    if (answer.rows().stream()
        .flatMap(row -> shown(row).stream())
        .anyMatch(cost -> cost.comparison().verdict().isUnconfirmed())) {
      warnings.add("?: not confirmed by the test");
    }
    VerdictLine.signChanges(answer.main()).ifPresent(warnings::add);
    LanguageAnswer.count(List.of(answer.main())).ifPresent(warnings::add);
    if (answer.sources() == Sources.OTHER) {
      warnings.add("explored or simulated" + Sources.OTHER.words());
    }
    count(run.forks().stream().filter(Fork::isRepeated).count(), "ran again", warnings);
    count(run.forks().stream().filter(Fork::isContaminated).count(), "disturbed", warnings);
    if (!run.isComplete()) {
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
