// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.Evidence;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Exploration.Cell;

/** What the check and the exploration found in each version. */
record CorrectnessRows(Optional<Check> check, Optional<Exploration> exploration) {
  private static final String WEAK = "weak";
  private static final String SCENARIO = "reuse";

  static List<Block> of(StudyAnswer answer, Optional<Exploration> exploration) {
    CorrectnessRows rows = new CorrectnessRows(answer.main().run().check(), exploration);
    if (rows.check.isEmpty() && exploration.isEmpty()) {
      return List.of(new Block.Prose("Correctness: neither a check nor an exploration is kept."));
    }
    return List.of(
        new Block.Prose(rows.words(answer)),
        new Block.Table(
            "",
            "lllll",
            List.of("version", "check", "calls", "explored, x86", "weak"),
            answer.rows().stream().map(rows::row).toList()));
  }

  private String words(StudyAnswer answer) {
    List<String> emptied =
        answer.rows().stream()
            .filter(row -> row.verdict().emptyMask())
            .map(row -> row.version().id())
            .toList();
    return check
            .map(
                its ->
                    "Check: on "
                        + CheckWords.cpus(its)
                        + (CheckWords.cpuCounts(its).last() > its.hostCpus()
                            ? " (more than the host has)"
                            : "")
                        + " with delays on purpose; calls: up to a race, or all of them. ")
            .orElse("")
        + (exploration.isPresent()
            ? "Explored: every interleaving of small programs in the order of x86. Weak: the mail's"
                + " program only, in a weak order; WRONG: it runs the function of an older call. "
            : "")
        + (emptied.isEmpty()
            ? ""
            : "*: empty mask, in none of the columns: "
                + names(answer, emptied)
                + (emptied.size() == 1 ? " waits" : " wait")
                + " for ever when the caller's mask is emptied under the call.");
  }

  /** Names; in short where they follow one another in history. */
  private static String names(StudyAnswer answer, List<String> some) {
    List<String> all = answer.rows().stream().map(row -> row.version().id()).toList();
    boolean neighbours = Collections.indexOfSubList(all, some) >= 0;
    return Wording.list(neighbours ? Wording.range(some) : some);
  }

  private List<String> row(AnswerRow row) {
    Evidence evidence = Evidence.of(row.version(), check, exploration);
    List<CheckCell> cells =
        evidence.cells().stream()
            .filter(cell -> cell.expected() != CheckExpectation.EMPTY_MASK)
            .toList();
    List<String> explored = evidence.explored();
    return List.of(
        row.version().id(),
        found(cells, evidence.checked()),
        calls(cells),
        explored.isEmpty() ? verdict(evidence.strong()) : Wording.list(explored),
        weak(evidence));
  }

  private static String found(List<CheckCell> cells, List<String> races) {
    if (cells.isEmpty()) {
      return "-";
    }
    boolean few = cells.stream().allMatch(CheckCell::isTooFew);
    return races.isEmpty() ? few ? "too few calls" : "nothing" : Wording.list(races);
  }

  /** The calls up to the earliest race, or else all. */
  private static String calls(List<CheckCell> cells) {
    OptionalLong first = cells.stream().flatMapToLong(cell -> cell.callsToFirst().stream()).min();
    long all = cells.stream().mapToLong(CheckCell::calls).sum();
    return cells.isEmpty() ? "-" : Wording.count(first.orElse(all));
  }

  /** Whether the mail's calls can go wrong in a weak order. */
  private static String weak(Evidence evidence) {
    List<Cell> cells =
        evidence.programs().stream()
            .filter(cell -> cell.model().equals(WEAK) && cell.scenario().equals(SCENARIO))
            .toList();
    return cells.stream().anyMatch(cell -> cell.race().isPresent()) ? "WRONG" : verdict(cells);
  }

  private static String verdict(List<Cell> cells) {
    List<Cell> others =
        cells.stream()
            .filter(cell -> !cell.race().equals(Optional.of(CheckExpectation.EMPTY_MASK.words())))
            .toList();
    return cells.isEmpty() ? "-" : others.stream().allMatch(Cell::isRight) ? "right" : "unknown";
  }
}
