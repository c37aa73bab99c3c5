// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.table.Csv;

/** How many lines are transferred for a call, by version and number of CPUs? */
public record TransferTable(RunGroup group) {
  private static final List<String> COLUMNS =
      List.of(
          "version",
          "cpus",
          "transfers per call",
          "least of the grid",
          "most of the grid",
          "cells of the grid");
  private static final List<String> ELSEWHERE =
      List.of("measured elsewhere", "what was measured", "source");

  /**
   * A version on so many CPUs.
   *
   * @param transfers line transfers per call outside of the grid; empty: not known
   * @param grid the same over the grid; empty: no cell has it
   */
  public record Point(
      String subject, int cpus, Optional<Double> transfers, Optional<Grid.Range> grid) {}

  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    SortedSet<Integer> numbers = new TreeSet<>(group.cpus());
    numbers.addAll(group.grid().cpus());
    for (String subject : group.subjects()) {
      for (int cpus : numbers) {
        points.add(point(subject, cpus));
      }
    }
    return points;
  }

  private Point point(String subject, int cpus) {
    return new Point(
        subject,
        cpus,
        group.counted(subject, cpus).map(SimulatedRun::transfersPerCall),
        group.grid().range(subject, cpus, SimulatedRun::transfersPerCall));
  }

  Block.Table block() {
    List<String> head = new ArrayList<>(List.of("CPUs"));
    group.cpus().forEach(cpus -> head.add(String.valueOf(cpus)));
    List<List<String>> rows = new ArrayList<>();
    for (String subject : group.subjects()) {
      List<String> row = new ArrayList<>(List.of(subject));
      group.cpus().forEach(cpus -> row.add(cell(subject, cpus)));
      rows.add(row);
    }
    return new Block.Table(
        group.title() + ": " + group.scene().workload().words(),
        "l" + "r".repeat(head.size() - 1),
        head,
        rows);
  }

  /** Transfers per call, in words. */
  String cell(String subject, int cpus) {
    return group
        .at(subject, cpus)
        .map(run -> run.isFailed() ? "failed" : Wording.figures(run.transfersPerCall()))
        .orElse("-");
  }

  /** Figures of real kernels that are drawn beside the counts; none but for the usual ones. */
  public List<RealKernel> elsewhere() {
    boolean usual = group.isStandard() && group.scene().isUsual();
    return usual ? RealKernel.of(group.scene().workload()) : List.of();
  }

  public Csv csv() {
    List<List<String>> rows = new ArrayList<>();
    points().forEach(point -> rows.add(row(point)));
    List<RealKernel> elsewhere = elsewhere();
    if (elsewhere.isEmpty()) {
      return new Csv(COLUMNS, rows);
    }
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(ELSEWHERE);
    rows.forEach(row -> row.addAll(List.of("", "", "")));
    elsewhere.forEach(figure -> rows.add(row(figure)));
    return new Csv(columns, rows);
  }

  private static List<String> row(RealKernel figure) {
    return List.of(
        figure.version(),
        String.valueOf(figure.cpus()),
        "",
        "",
        "",
        "",
        Wording.fixed(figure.value(), 1),
        figure.quantity(),
        figure.source());
  }

  private static List<String> row(Point point) {
    return new ArrayList<>(
        List.of(
            point.subject(),
            String.valueOf(point.cpus()),
            Csv.value(point.transfers(), 3),
            Csv.value(point.grid().map(grid -> grid.range().low()), 3),
            Csv.value(point.grid().map(grid -> grid.range().high()), 3),
            String.valueOf(point.grid().map(Grid.Range::cells).orElse(0))));
  }
}
