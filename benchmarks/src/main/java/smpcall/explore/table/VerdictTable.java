// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.explore.Cell;
import smpcall.explore.CellSetup;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Scenario;
import smpcall.explore.trace.Remark;

/** The table of verdicts: a block for each scenario, a row for each kernel, a column a model. */
public final class VerdictTable {

  private static final int KERNEL = 20;
  private static final int VERDICT = 34;

  private VerdictTable() {}

  /** The lines of the table. */
  public static List<String> print(List<Cell> cells) {
    Map<String, List<Cell>> blocks =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell -> heading(cell.setup()), LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    blocks.forEach((heading, block) -> block(lines, heading, block));
    legend(lines, cells);
    return lines;
  }

  private static void legend(List<String> lines, List<Cell> cells) {
    List<String> scenarios =
        cells.stream()
            .map(cell -> Scenario.find(cell.setup().scenario()))
            .flatMap(Optional::stream)
            .distinct()
            .map(scenario -> padded(scenario.id(), KERNEL) + scenario.title())
            .toList();
    if (!scenarios.isEmpty()) {
      lines.add("");
      lines.addAll(scenarios);
    }
  }

  private static String heading(CellSetup setup) {
    String program = Scenario.find(setup.scenario()).map(Scenario::text).orElse("");
    String config = (setup.lock() + ", mask " + setup.mask()).toLowerCase(Locale.ROOT);
    return setup.scenario() + (program.isEmpty() ? "" : "  " + program) + "  (" + config + ")";
  }

  private static void block(List<String> lines, String heading, List<Cell> block) {
    Set<MemoryModel> models = new LinkedHashSet<>();
    Map<String, Map<MemoryModel, Cell>> rows = new LinkedHashMap<>();
    for (Cell cell : block) {
      models.add(cell.setup().model());
      rows.computeIfAbsent(cell.setup().kernel().id(), any -> new LinkedHashMap<>())
          .put(cell.setup().model(), cell);
    }
    lines.add("");
    lines.add(heading);
    StringBuilder head = new StringBuilder(padded("", KERNEL));
    models.forEach(model -> head.append(padded(model.id(), VERDICT)));
    lines.add(head.toString().stripTrailing());
    rows.forEach(
        (kernel, row) -> {
          StringBuilder line = new StringBuilder(padded(kernel, KERNEL));
          models.forEach(
              model ->
                  line.append(
                      padded(row.containsKey(model) ? words(row.get(model)) : "-", VERDICT)));
          lines.add(line.toString().stripTrailing());
        });
    for (Remark remark : Remark.values()) {
      Set<String> seen = new LinkedHashSet<>();
      block.stream()
          .filter(cell -> cell.result().remarks().contains(remark))
          .forEach(cell -> seen.add(cell.setup().kernel().id()));
      if (!seen.isEmpty()) {
        lines.add("remark, no error: " + remark.words());
        lines.add("  in " + String.join(", ", seen));
      }
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  /** The verdict of a cell in words. */
  public static String words(Cell cell) {
    String words =
        switch (cell.verdict()) {
          case RIGHT -> "right (all " + number(cell.result().states()) + " states)";
          case RACE -> cell.race() + ", " + cell.steps() + " steps";
          case UNKNOWN -> "unknown (after " + number(cell.result().states()) + " states)";
        };
    return words + (cell.isAsExpected() ? "" : " UNEXPECTED");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
