// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.SequenceDiagram;
import smpcall.analysis.run.Exploration;

/** The picture of a schedule that breaks something. */
public final class ScheduleFigure {

  private static final int MOST_ROWS = 80;
  private static final int WIDTH = 900;
  private static final int FRAME = 150;

  /** What says little about a race: list pointers but the head's, the list's lock, arguments. */
  private static final Pattern MINOR =
      Pattern.compile(
          "list\\.lock|\\.lock|\\.prev|list\\.prev|\\.info|smp_|sees \\w\\.(ipi|single_ipi) 0");

  private static final Pattern SOURCE = Pattern.compile(" \\((\\d+|initial)\\)$");

  private ScheduleFigure() {}

  /** The name of the picture's files. */
  public static String name(Exploration.Cell cell) {
    return String.join("-", cell.kernel(), cell.scenario(), cell.model());
  }

  /** The picture of the schedule that names the verdict of a cell. */
  public static Figure of(Exploration.Cell cell, Exploration.Found found) {
    List<Exploration.Step> steps = found.schedule().orElseThrow();
    List<SequenceDiagram.Row> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Exploration.Step step = steps.get(i);
      boolean last = i == steps.size() - 1;
      boolean minor = step.access() && MINOR.matcher(step.text()).find();
      if (!minor || last) {
        rows.add(row(step, last));
      }
    }
    int from = Math.max(0, rows.size() - MOST_ROWS);
    List<String> cpus = steps.stream().map(Exploration.Step::cpu).distinct().sorted().toList();
    String left = from == 0 ? "" : " The first " + from + " rows are left out.";
    List<SequenceDiagram.Row> shown = rows.subList(from, rows.size());
    return new Figure(
        cell.kernel() + ": " + cell.race().orElseThrow(),
        found.text()
            + ". Program "
            + cell.scenario()
            + ", memory model "
            + cell.model()
            + ", the shortest schedule: "
            + found.steps()
            + " steps",
        List.of(),
        List.of(new SequenceDiagram(cpus, shown)),
        "Explored, not measured. Time runs down; an arrow leads from a store to a load of another"
            + " CPU that sees it. Left out: locks, prev pointers, arguments, barriers."
            + left
            + " All steps: ./study explore --replay with the token in benchmarks/explored.",
        WIDTH,
        FRAME + SequenceDiagram.height(shown.size()));
  }

  private static SequenceDiagram.Row row(Exploration.Step step, boolean breaks) {
    Matcher source = SOURCE.matcher(step.text());
    boolean seen = source.find();
    int from = seen && !source.group(1).equals("initial") ? Integer.parseInt(source.group(1)) : 0;
    return new SequenceDiagram.Row(
        step.step(),
        step.cpu(),
        seen ? step.text().substring(0, source.start()) : step.text(),
        from,
        breaks);
  }
}
