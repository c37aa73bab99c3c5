// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.StackedBars;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.simulated.CpuNumbers;
import smpcall.analysis.simulated.RunGroup;
import smpcall.analysis.simulated.ShareTable;

/** What do CPUs spend their time on? Bars of 100 %. */
final class ShareChart {
  private ShareChart() {}

  static SimulatedChart of(RunGroup group) {
    ShareTable table = new ShareTable(group);
    List<StackedBars.Bars> panels = new ArrayList<>();
    for (int cpus : CpuNumbers.few(group.cpus())) {
      panels.add(
          new StackedBars.Bars(
              Wording.cpus(cpus),
              "% of the time of all CPUs",
              group.subjects().stream().map(subject -> bar(table, subject, cpus)).toList()));
    }
    StackedBars bars =
        new StackedBars(ShareTable.SHARES.stream().map(ShareTable.Share::words).toList(), panels);
    Figure figure =
        new Figure(
            "What do simulated CPUs spend their time on? " + group.scene().workload().id(),
            SimulatedChart.SIMULATED + group.title(),
            List.of(),
            List.of(bars),
            "Percent of the simulated time of all CPUs together; the bars say nothing about how long a"
                + " call takes. Queue: until a line is free that other CPUs fetch. Numbers:"
                + " percent, where they fit.",
            StackedBars.WIDTH,
            bars.height() + 120);
    return new SimulatedChart(group.id() + "-shares", table.csv(), figure);
  }

  private static StackedBars.Bar bar(ShareTable table, String subject, int cpus) {
    return table.rows().stream()
        .filter(row -> row.cpus() == cpus && row.subject().equals(subject))
        .findFirst()
        .map(row -> new StackedBars.Bar(subject, row.parts(), ""))
        .orElse(StackedBars.Bar.missing(subject));
  }
}
