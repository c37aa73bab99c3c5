// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.simulated.LockTable;
import smpcall.analysis.simulated.RunGroup;

/** Does a simulated lock collapse as real ones do? Simulated locks beside the model of one. */
record LockChart(RunGroup group, LockTable table) {
  private static final BasicStroke CURVE = new BasicStroke(1.6f);
  private static final BasicStroke MODEL =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
  private static final double MARK = 9;

  static SimulatedChart of(RunGroup group) {
    LockTable table = new LockTable(group);
    return new SimulatedChart(group.id(), table.csv(), new LockChart(group, table).figure());
  }

  private Figure figure() {
    List<Integer> cpus = group.cpus();
    int last = cpus.get(cpus.size() - 1);
    double[] numbers = IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    double[] model = DoubleStream.of(numbers).map(n -> LockTable.ofModel((int) n)).toArray();
    double highest =
        DoubleStream.concat(
                DoubleStream.of(model),
                group.subjects().stream()
                    .flatMapToDouble(subject -> DoubleStream.of(ys(subject, counted(subject)))))
            .max()
            .orElse(1);
    Panel panel =
        new Panel(
            "",
            Axis.linear("simulated CPUs", 0, last * 1.02),
            Axis.linear("throughput, relative to one CPU", 0, highest * 1.06),
            false);
    panel.line(numbers, model, ChartStyle.lookOf(LockTable.MODEL).colour(), MODEL);
    for (String subject : group.subjects()) {
      draw(panel, subject, counted(subject));
    }
    List<String> legend = new ArrayList<>(group.subjects());
    legend.add(LockTable.MODEL);
    return new Figure(
        "A check of the instrument: does a simulated lock collapse as the model says?",
        SimulatedChart.SIMULATED
            + "sections of 0.4\u00a0us under one lock, 10\u00a0us of own work"
            + " between them",
        legend,
        List.of(panel),
        "Broken line: a ticket lock as a Markov chain, after Boyd-Wickizer, Kaashoek, Morris and"
            + " Zeldovich, \"Non-scalable locks are dangerous\" (2012): k CPUs are at the lock,"
            + " others come at (n - k) / a, one leaves at 1 / (s + c k / 2); a = 10, s = 0.59,"
            + " c = 0.04 us follow from the parameters. One CPU: 1 / (a + s), the hand-over to"
            + " another CPU included, so that few CPUs that never meet do slightly better. mcs:"
            + " a lock whose waiters have lines of their own.",
        980,
        520);
  }

  private List<Integer> counted(String subject) {
    return group.cpus().stream().filter(n -> table.speedUp(subject, n).isPresent()).toList();
  }

  private double[] ys(String subject, List<Integer> cpus) {
    return cpus.stream().mapToDouble(n -> table.speedUp(subject, n).orElseThrow()).toArray();
  }

  private void draw(Panel panel, String subject, List<Integer> cpus) {
    if (cpus.isEmpty()) {
      return;
    }
    ChartStyle.Look look = ChartStyle.lookOf(subject);
    double[] xs = cpus.stream().mapToDouble(Integer::doubleValue).toArray();
    panel.line(xs, ys(subject, cpus), look.colour(), CURVE);
    panel.marks(xs, ys(subject, cpus), new Mark(look.shape(), look.colour(), MARK, false));
  }
}
