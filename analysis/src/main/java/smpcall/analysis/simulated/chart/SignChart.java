// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.SignMap;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.simulated.Grid;
import smpcall.analysis.simulated.Sign;
import smpcall.analysis.simulated.SignTable;

/** Which versions are faster than spinlock whatever the parameters? */
final class SignChart {
  static final List<String> KEY =
      List.of("slower than spinlock", "the same within 5 %", "faster than spinlock");

  private SignChart() {}

  /** The picture of a grid; empty where nothing can be compared. */
  static Optional<SimulatedChart> of(Grid grid) {
    SignTable table = new SignTable(grid);
    if (table.signs().isEmpty()) {
      return Optional.empty();
    }
    SignMap map =
        new SignMap(
            "simulated CPUs",
            table.cpus().stream().map(String::valueOf).toList(),
            table.subjects(),
            cells(table),
            KEY,
            table.subjects().stream().map(subject -> "").toList());
    Figure figure =
        figure(
            grid,
            "faster than spinlock?",
            map,
            "Colours: in which share of the cells; all parameters of a cell were drawn over their"
                + " ranges. Large: median of the ratio spinlock\u00a0:\u00a0version, simulated"
                + " time of a call with spinlock divided by that with the version; above 1 the"
                + " version is faster. Small: least to most. Below 8 CPUs no ratio is claimed.");
    return Optional.of(new SimulatedChart(grid.scene().id() + "-signs", table.csv(), figure));
  }

  /**
   * A picture of signs over a grid.
   *
   * @param question what it asks; the workload follows
   */
  static Figure figure(Grid grid, String question, SignMap map, String note) {
    return new Figure(
        "Simulated: " + question + " " + grid.scene().workload().id(),
        SimulatedChart.SIMULATED + grid.scene().title() + ", " + Wording.many(grid.cells(), "cell"),
        List.of(),
        List.of(map),
        note,
        map.width() + 32,
        map.height() + 140);
  }

  private static List<List<Optional<SignMap.Cell>>> cells(SignTable table) {
    List<Sign> signs = table.signs();
    List<List<Optional<SignMap.Cell>>> cells = new ArrayList<>();
    for (String subject : table.subjects()) {
      List<Optional<SignMap.Cell>> row = new ArrayList<>();
      for (int cpus : table.cpus()) {
        row.add(
            signs.stream()
                .filter(sign -> sign.subject().equals(subject) && sign.cpus() == cpus)
                .map(SignChart::cell)
                .findFirst());
      }
      cells.add(row);
    }
    return cells;
  }

  static SignMap.Cell cell(Sign sign) {
    int[] counts = {sign.slower(), sign.within(), sign.faster()};
    String failed = sign.failed() == 0 ? "" : ", " + sign.failed() + " failed";
    return sign.isKnown()
        ? new SignMap.Cell(
            counts,
            Wording.ratio(sign.median()),
            Wording.fixed(sign.least(), 2) + " to " + Wording.fixed(sign.most(), 2) + failed)
        : new SignMap.Cell(counts, "-", sign.failed() + " failed");
  }
}
