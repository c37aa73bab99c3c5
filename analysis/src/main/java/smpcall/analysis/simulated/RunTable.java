// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.table.Csv;

/** Every run with its counts per call. It has no simulated time: only shares of it. */
public final class RunTable {
  private static final int DIGITS = 4;
  private static final List<String> SETUP =
      List.of(
          "workload",
          "version",
          "cpus",
          "lock",
          "mask",
          "interrupts",
          "machine",
          "set",
          "cell",
          "seed",
          "failure",
          "calls",
          "transfers",
          "invalidations");

  private final SimulatedStudy study;
  private final List<Function<SimulatedRun, Map<String, Long>>> maps =
      List.of(SimulatedRun::events, SimulatedRun::kinds, SimulatedRun::fields);
  private static final List<String> PREFIXES = List.of("event ", "kind ", "field ");

  public RunTable(SimulatedStudy study) {
    this.study = study;
  }

  /** The table, a row for each run. */
  public Csv csv() {
    List<SortedSet<String>> names = maps.stream().map(this::names).toList();
    List<String> columns = new ArrayList<>(SETUP);
    for (int i = 0; i < names.size(); i++) {
      String prefix = PREFIXES.get(i);
      names.get(i).forEach(name -> columns.add(prefix + name));
    }
    ShareTable.SHARES.forEach(share -> columns.add("time " + share.id() + " %"));
    return new Csv(columns, study.runs().stream().map(run -> row(run, names)).toList());
  }

  private SortedSet<String> names(Function<SimulatedRun, Map<String, Long>> map) {
    return study.runs().stream()
        .flatMap(run -> map.apply(run).keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> row(SimulatedRun run, List<SortedSet<String>> names) {
    List<String> row = setup(run);
    for (int i = 0; i < names.size(); i++) {
      Map<String, Long> counts = maps.get(i).apply(run);
      for (String name : names.get(i)) {
        row.add(Csv.value(Optional.ofNullable(counts.get(name)).map(run::perCall), DIGITS));
      }
    }
    if (run.shares().isEmpty()) {
      ShareTable.SHARES.forEach(share -> row.add(""));
    } else {
      DoubleStream.of(ShareTable.percents(run)).forEach(v -> row.add(Wording.fixed(v, DIGITS)));
    }
    return row;
  }

  private static List<String> setup(SimulatedRun run) {
    return new ArrayList<>(
        List.of(
            run.workload().id(),
            run.subject(),
            String.valueOf(run.cpus()),
            run.lock(),
            run.mask(),
            run.interrupts(),
            run.machine(),
            run.set(),
            String.valueOf(run.cell()),
            String.valueOf(run.seed()),
            run.failure().orElse(""),
            run.isFailed() ? "" : String.valueOf(run.operations().orElseThrow()),
            run.isFailed() ? "" : Wording.fixed(run.transfersPerCall(), DIGITS),
            run.isFailed()
                ? ""
                : Wording.fixed(run.perCall(run.invalidations().orElseThrow()), DIGITS)));
  }
}
