// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.StackedBars;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.simulated.FieldTable;
import smpcall.analysis.simulated.RunGroup;

/** Which lines does a call move? Bars, stacked from fields of structures. */
final class FieldChart {
  private FieldChart() {}

  static SimulatedChart of(RunGroup group) {
    FieldTable table = new FieldTable(group);
    List<StackedBars.Bars> panels = new ArrayList<>();
    for (int cpus : table.cpus()) {
      List<FieldTable.Row> rows = table.rows().stream().filter(r -> r.cpus() == cpus).toList();
      panels.add(
          new StackedBars.Bars(
              Wording.cpus(cpus),
              "line transfers per call",
              group.subjects().stream().map(subject -> bar(subject, rows)).toList()));
    }
    StackedBars bars = new StackedBars(table.names(), panels);
    Figure figure =
        new Figure(
            "Which cache lines does a call move on simulated CPUs? "
                + group.scene().workload().id(),
            SimulatedChart.SIMULATED + group.title(),
            List.of(),
            List.of(bars),
            "Line transfers for each call, by what the line was fetched for: structure and field."
                + " At the end of a bar: all of them. Other: what is small in every version, and"
                + " what belongs to the harness. The panels have different scales.",
            StackedBars.WIDTH,
            bars.height() + 120);
    return new SimulatedChart(group.id() + "-fields", table.csv(), figure);
  }

  private static StackedBars.Bar bar(String subject, List<FieldTable.Row> rows) {
    return rows.stream()
        .filter(row -> row.subject().equals(subject))
        .findFirst()
        .map(row -> new StackedBars.Bar(subject, row.parts(), total(row)))
        .orElse(StackedBars.Bar.missing(subject));
  }

  private static String total(FieldTable.Row row) {
    return Wording.figures(DoubleStream.of(row.parts()).sum());
  }
}
