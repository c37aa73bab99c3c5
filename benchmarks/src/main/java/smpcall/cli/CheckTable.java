// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import smpcall.check.Cell;
import smpcall.check.CellSetup;
import smpcall.check.Outcome;
import smpcall.check.Outcome.Kind;
import smpcall.message.Terminal;

/**
 * The table of a check: a row for each version and number of CPUs, which is complete when all its
 * cells are. A terminal that is too narrow for the table has a paragraph for each row.
 */
final class CheckTable {

  private static final String ROW = "%-19s  %4s  %-32s  %9s  %s%n";
  private static final int WIDTH = 80;
  private static final int FOUND_WIDTH = 32;

  private final Terminal terminal;
  private final List<List<CellSetup>> rows;
  private final Map<CellSetup, Cell> cells = new LinkedHashMap<>();
  private int printed;

  /**
   * @param setups all cells, in the order of the table
   */
  CheckTable(Terminal terminal, List<CellSetup> setups) {
    this.terminal = terminal;
    rows =
        List.copyOf(
            setups.stream()
                .collect(
                    Collectors.groupingBy(
                        setup -> Arrays.asList(setup.cpus(), setup.kernel()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
  }

  String head() {
    return isNarrow()
        ? ""
        : line("version", "CPUs", "found: workloads", "to first", "expected")
            + "-".repeat(WIDTH)
            + "\n";
  }

  private boolean isNarrow() {
    return terminal.columns() < WIDTH;
  }

  /** Returns the rows that are complete with a cell and were not returned before. */
  String rowsWith(Cell cell) {
    cells.put(cell.setup(), cell);
    StringBuilder complete = new StringBuilder();
    while (printed < rows.size() && cells.keySet().containsAll(rows.get(printed))) {
      complete.append(row(rows.get(printed).stream().map(cells::get).toList()));
      printed++;
    }
    return complete.toString();
  }

  private String row(List<Cell> ofRow) {
    Map<Outcome, List<Cell>> outcomes =
        ofRow.stream()
            .collect(Collectors.groupingBy(Outcome::of, LinkedHashMap::new, Collectors.toList()));
    if (outcomes.size() > 1) {
      outcomes.keySet().removeIf(outcome -> outcome.kind() == Kind.NOTHING);
    }
    return isNarrow() ? paragraph(ofRow.get(0), outcomes) : lines(ofRow.get(0), outcomes);
  }

  private String lines(Cell any, Map<Outcome, List<Cell>> outcomes) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Outcome, List<Cell>> each : outcomes.entrySet()) {
      List<String> found = Terminal.wrap(found(each, ": "), FOUND_WIDTH).lines().toList();
      boolean first = lines.isEmpty();
      lines.add(
          line(
              first ? any.setup().kernel().id() : "",
              first ? String.valueOf(any.setup().cpus()) : "",
              found.get(0),
              calls(each.getValue()),
              expected(each.getKey())));
      found.stream().skip(1).forEach(more -> lines.add(line("", "", more, "", "")));
    }
    return String.join("", lines);
  }

  private static String line(Object... columns) {
    return String.format(Locale.ROOT, ROW, columns).replaceAll(" +\n", "\n");
  }

  private String paragraph(Cell any, Map<Outcome, List<Cell>> outcomes) {
    return Terminal.wrap(
            outcomes.entrySet().stream()
                .map(
                    each ->
                        found(each, " in ")
                            + (each.getKey().kind() == Kind.FOUND
                                ? " after " + calls(each.getValue()) + " calls"
                                : "")
                            + (each.getKey().asExpected() ? "" : ", NOT AS EXPECTED"))
                .collect(
                    Collectors.joining(
                        "; ",
                        any.setup().kernel().id() + ", " + any.setup().cpus() + " CPUs: ",
                        "")),
            terminal.columns())
        + "\n";
  }

  private static String found(Map.Entry<Outcome, List<Cell>> outcome, String in) {
    Kind kind = outcome.getKey().kind();
    String words = (kind == Kind.MISSED ? "missed " : "") + outcome.getKey().words();
    return kind == Kind.NOTHING
        ? words
        : words
            + in
            + outcome.getValue().stream()
                .map(cell -> cell.setup().workload().id())
                .collect(Collectors.joining(", "));
  }

  /** The fewest calls to the first finding among the workloads, each with its median. */
  private static String calls(List<Cell> cells) {
    long fewest = cells.stream().mapToLong(Cell::medianCallsToFinding).min().orElse(-1);
    return fewest < 0 ? "" : String.format(Locale.ROOT, "%,d", fewest);
  }

  private String expected(Outcome outcome) {
    if (!outcome.asExpected()) {
      return terminal.bad("NO");
    }
    return outcome.kind() == Kind.UNKNOWN ? "-" : terminal.good("yes");
  }
}
