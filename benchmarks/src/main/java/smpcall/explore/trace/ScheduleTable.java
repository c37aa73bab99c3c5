// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.trace;

import java.util.ArrayList;
import java.util.List;
import smpcall.explore.program.CpuNames;

/**
 * A schedule as the mail of 2010-03-23 has its race: time runs down, a column for each CPU. In
 * brackets behind a value stands the step that stored it.
 */
public final class ScheduleTable {

  private static final int WIDTH = 76;
  private static final int NUMBER = 4;

  private final int column;
  private final List<String> lines = new ArrayList<>();

  private ScheduleTable(int cpus) {
    column = (WIDTH - NUMBER) / cpus;
  }

  /**
   * The lines.
   *
   * @param first number of the first step to print; those before are left out in one line
   */
  public static List<String> print(List<Step> steps, int cpus, int first) {
    ScheduleTable table = new ScheduleTable(cpus);
    StringBuilder head = new StringBuilder(" ".repeat(NUMBER));
    for (int cpu = 0; cpu < cpus; cpu++) {
      head.append(table.padded("CPU " + CpuNames.of(cpu)));
    }
    table.lines.add(head.toString().stripTrailing());
    if (first > 1) {
      table.lines.add("... the same until step " + (first - 1));
    }
    int last = 0;
    for (Step step : steps) {
      if (step.number() >= first) {
        table.add(step, step.access() && step.number() != last);
        last = step.access() ? step.number() : last;
      }
    }
    return table.lines;
  }

  private String padded(String text) {
    return text + " ".repeat(Math.max(0, column - text.length()));
  }

  private void add(Step step, boolean numbered) {
    String indent = " ".repeat(step.cpu() * column);
    String number = numbered ? String.format("%3d ", step.number()) : " ".repeat(NUMBER);
    StringBuilder line = new StringBuilder();
    for (String word : step.text().split(" ")) {
      if (line.length() > 0 && line.length() + word.length() >= column - 1) {
        lines.add((number + indent + line).stripTrailing());
        number = " ".repeat(NUMBER);
        line.setLength(0);
        line.append(' ');
      }
      line.append(line.isEmpty() || line.toString().equals(" ") ? "" : " ").append(word);
    }
    lines.add((number + indent + line).stripTrailing());
  }
}
