// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.SimulatedWorkload;
import smpcall.analysis.simulated.CpuNumbers.Span;

/** How fast do line transfers per call grow? */
record GrowthTable(RunGroup group) {
  private static final String NONE = "-";
  private static final String DEFAULT_ONLY = "default only";

  /**
   * A column.
   *
   * @param head its name
   * @param values its cells by version
   */
  private record Column(String head, List<String> values) {}

  /**
   * How line transfers per call grow with the number N of CPUs: the exponent e of N^e between two
   * numbers of CPUs.
   *
   * @param standard the exponent outside of the grid; empty: not known
   * @param grid the exponent over the cells of the grid that have both numbers; empty: none has
   */
  record Growth(Optional<Double> standard, Optional<Grid.Range> grid) {

    static Growth of(RunGroup group, String subject, Span span) {
      Optional<Double> standard =
          group
              .counted(subject, span.from())
              .flatMap(
                  few -> group.counted(subject, span.to()).flatMap(many -> exponent(few, many)));
      Grid grid = group.grid();
      double[] exponents =
          Grid.pairs(grid.at(subject, span.from()), grid.at(subject, span.to())).stream()
              .filter(pair -> !pair.isFailed())
              .flatMap(pair -> exponent(pair.one(), pair.other()).stream())
              .mapToDouble(Double::doubleValue)
              .toArray();
      return new Growth(standard, Grid.Range.of(exponents));
    }

    /** The exponent between two runs; empty where one has no transfer. */
    private static Optional<Double> exponent(SimulatedRun few, SimulatedRun many) {
      double factor = many.transfersPerCall() / few.transfersPerCall();
      return factor > 0 && Double.isFinite(factor)
          ? Optional.of(StrictMath.log(factor) / StrictMath.log((double) many.cpus() / few.cpus()))
          : Optional.empty();
    }
  }

  /** The tables; none where there are too few numbers of CPUs. */
  List<Block.Table> blocks() {
    List<Column> exponents = new ArrayList<>();
    Optional<Span> widest = CpuNumbers.span(group.cpus());
    Optional<Span> ofGrid = CpuNumbers.span(group.grid().cpus());
    widest.ifPresent(span -> exponents.addAll(exponents(span)));
    ofGrid.filter(s -> !widest.equals(ofGrid)).ifPresent(s -> exponents.addAll(exponents(s)));
    List<Block.Table> tables = new ArrayList<>();
    if (!exponents.isEmpty()) {
      tables.add(table(group.title() + ": the exponent e", exponents));
    }
    if (group.scene().workload() == SimulatedWorkload.BROADCAST) {
      tables.add(table(group.title() + ": transfers for each target", constants()));
    }
    return tables;
  }

  private Block.Table table(String caption, List<Column> columns) {
    List<String> head = new ArrayList<>(List.of("version"));
    columns.forEach(column -> head.add(column.head()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < group.subjects().size(); i++) {
      List<String> row = new ArrayList<>(List.of(group.subjects().get(i)));
      for (Column column : columns) {
        row.add(column.values().get(i));
      }
      rows.add(row);
    }
    return new Block.Table(caption, "l" + "r".repeat(columns.size()), head, rows);
  }

  private List<Column> exponents(Span span) {
    List<Growth> all = group.subjects().stream().map(s -> Growth.of(group, s, span)).toList();
    List<String> ranges =
        all.stream().map(growth -> growth.grid().map(GrowthTable::range)).map(this::words).toList();
    return List.of(
        new Column(
            span.words() + " CPUs",
            all.stream()
                .map(growth -> growth.standard().map(e -> Wording.fixed(e, 2)).orElse(NONE))
                .toList()),
        new Column("grid", ranges));
  }

  /** Transfers for each called CPU, on the most CPUs. */
  private List<Column> constants() {
    List<Integer> all = group.cpus();
    int most = all.get(all.size() - 1);
    List<Integer> ofGrid = group.grid().cpus();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(Wording.cpus(most), column(most)));
    if (!ofGrid.isEmpty()) {
      int mostOfGrid = ofGrid.get(ofGrid.size() - 1);
      columns.add(
          new Column(
              "grid, " + Wording.cpus(mostOfGrid),
              group.subjects().stream()
                  .map(s -> group.grid().range(s, mostOfGrid, GrowthTable::forEachTarget))
                  .map(range -> words(range.map(GrowthTable::range)))
                  .toList()));
    }
    return columns;
  }

  private List<String> column(int cpus) {
    return group.subjects().stream()
        .map(
            subject ->
                group
                    .counted(subject, cpus)
                    .map(run -> Wording.figures(forEachTarget(run)))
                    .orElse(NONE))
        .toList();
  }

  private static double forEachTarget(SimulatedRun run) {
    return run.transfersPerCall() / (run.cpus() - 1);
  }

  private String words(Optional<String> range) {
    return range.orElse(DEFAULT_ONLY);
  }

  private static String range(Grid.Range grid) {
    return Wording.figures(grid.range().low()) + " to " + Wording.figures(grid.range().high());
  }
}
