// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Exploration.Cell;
import smpcall.analysis.run.Version;

/** What the check and the exploration found in each version. */
record CorrectnessRows(Optional<Check> check, Optional<Exploration> exploration) {
  private static final String EMPTY = CheckExpectation.EMPTY_MASK.words();
  private static final Set<String> STRONG = Set.of("sc", "tso");
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
                + Wording.list(Wording.range(emptied))
                + " wait for ever when the caller's mask is emptied under the call.");
  }

  private List<String> row(AnswerRow row) {
    String version = row.version().id();
    List<CheckCell> cells =
        check.stream()
            .flatMap(its -> its.cells().stream())
            .filter(cell -> cell.version().equals(version))
            .filter(cell -> cell.expected() != CheckExpectation.EMPTY_MASK)
            .toList();
    return List.of(version, found(cells), calls(cells), explored(row), weak(row));
  }

  private static String found(List<CheckCell> cells) {
    if (cells.isEmpty()) {
      return "-";
    }
    List<String> races =
        cells.stream()
            .filter(CheckCell::isConvicted)
            .map(cell -> cell.asExpected() ? cell.expected().words() : "NOT AS EXPECTED")
            .distinct()
            .toList();
    return races.isEmpty() ? "nothing" : Wording.list(races);
  }

  /** The calls up to the earliest race, or else all. */
  private static String calls(List<CheckCell> cells) {
    OptionalLong first = cells.stream().flatMapToLong(cell -> cell.callsToFirst().stream()).min();
    long all = cells.stream().mapToLong(CheckCell::calls).sum();
    return cells.isEmpty() ? "-" : Wording.count(first.orElse(all));
  }

  /** The known races that the explored programs show in the order of x86. */
  private String explored(AnswerRow row) {
    List<Cell> cells = cells(row, cell -> STRONG.contains(cell.model()));
    List<String> races =
        row.version().races().stream()
            .map(Version.Race::name)
            .filter(race -> !race.equals(EMPTY))
            .filter(race -> cells.stream().anyMatch(cell -> cell.race().equals(Optional.of(race))))
            .toList();
    return races.isEmpty() ? verdict(cells) : Wording.list(races);
  }

  /** Whether the mail's calls can go wrong in a weak order. */
  private String weak(AnswerRow row) {
    List<Cell> cells =
        cells(row, cell -> cell.model().equals(WEAK) && cell.scenario().equals(SCENARIO));
    return cells.stream().anyMatch(cell -> cell.race().isPresent()) ? "WRONG" : verdict(cells);
  }

  private static String verdict(List<Cell> cells) {
    boolean bounded = cells.stream().anyMatch(cell -> !cell.isRight() && cell.race().isEmpty());
    return cells.isEmpty() ? "-" : bounded ? "unknown" : "right";
  }

  private List<Cell> cells(AnswerRow row, Predicate<Cell> which) {
    return exploration.stream()
        .flatMap(its -> its.cells().stream())
        .filter(cell -> cell.kernel().equals(row.version().id()))
        .filter(which)
        .toList();
  }
}
