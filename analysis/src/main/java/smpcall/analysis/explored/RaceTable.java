// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Exploration.Cell;

/**
 * Which version has which race, under which memory model?
 *
 * @param cells cells of versions and of single calls, with the usual lock and mask
 */
record RaceTable(List<Cell> cells) {
  private static final String REUSE = "reuse";
  private static final String FLOOR = "floor";
  private static final List<String> MODELS = List.of("sc", "tso", "weak");
  private static final List<String> HEAD =
      List.of("version", "sc", "tso (x86)", "weak (ARM, POWER)");

  private static final String CAPTION = " The mail's reuse: right in N states, race in K steps.";

  RaceTable {
    cells =
        cells.stream()
            .filter(cell -> !cell.kernel().equals(FLOOR) && MODELS.contains(cell.model()))
            .filter(Cell::isUsual)
            .toList();
  }

  /**
   * The mail's program: a row for each version, a column for each model.
   *
   * @param before the sentence before its caption
   */
  Block.Table block(String before) {
    List<List<String>> rows = new ArrayList<>();
    grouped(cells.stream().filter(cell -> cell.scenario().equals(REUSE)).toList(), Cell::kernel)
        .forEach((kernel, its) -> rows.add(row(kernel, its)));
    return new Block.Table(before + CAPTION, "llll", HEAD, rows);
  }

  private static List<String> row(String kernel, List<Cell> cells) {
    List<String> row = new ArrayList<>(List.of(kernel));
    for (String model : MODELS) {
      row.add(
          cells.stream()
              .filter(cell -> cell.model().equals(model))
              .findFirst()
              .map(RaceTable::verdict)
              .orElse("-"));
    }
    return row;
  }

  private static String verdict(Cell cell) {
    long size = cell.race().isPresent() ? cell.steps().orElseThrow() : cell.states();
    return finding(cell) + " " + Wording.count(size);
  }

  private static String finding(Cell cell) {
    return cell.race().orElse(cell.verdict());
  }

  /** The races of all other programs, a line for all programs with the same ones. */
  List<String> others() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    Map<String, List<Cell>> programs = grouped(cells, Cell::scenario);
    programs.remove(REUSE);
    programs.forEach(
        (program, its) -> lines.computeIfAbsent(races(its), r -> new ArrayList<>()).add(program));
    lines.remove("");
    return lines.entrySet().stream()
        .map(line -> String.join(", ", line.getValue()) + ": " + line.getKey() + ".")
        .toList();
  }

  /** Words such as {@code empty mask in spinlock to linux-2.6.38}; empty when all are right. */
  private static String races(List<Cell> program) {
    List<Cell> races = program.stream().filter(cell -> !cell.isRight()).toList();
    return grouped(races, RaceTable::finding).entrySet().stream()
        .map(race -> race.getKey() + " in " + versions(race.getValue(), program))
        .collect(Collectors.joining("; "));
  }

  /** The versions with a race, and its models where it does not show under all. */
  private static String versions(List<Cell> race, List<Cell> program) {
    Map<String, List<Cell>> found = grouped(race, Cell::kernel);
    List<String> words = new ArrayList<>();
    List<String> row = new ArrayList<>();
    grouped(program, Cell::kernel)
        .forEach(
            (kernel, all) -> {
              List<Cell> its = found.getOrDefault(kernel, List.of());
              if (its.size() == all.size()) {
                row.add(kernel);
              } else {
                words.addAll(Wording.range(row));
                row.clear();
              }
              if (!its.isEmpty() && its.size() < all.size()) {
                words.add(
                    kernel + " (" + Wording.list(its.stream().map(Cell::model).toList()) + ")");
              }
            });
    words.addAll(Wording.range(row));
    return Wording.list(words);
  }

  /** Cells by a name, in the order of the file. */
  private static Map<String, List<Cell>> grouped(List<Cell> cells, Function<Cell, String> name) {
    return cells.stream()
        .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
  }
}
