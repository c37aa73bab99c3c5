// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.table.Csv;

/**
 * Does the simulated machine do what is known of a lock? Sections in a time, relative to one CPU
 * that never waits, beside the {@link LockModel}.
 */
public record LockTable(RunGroup group) {
  /** The column of the model. */
  public static final String MODEL = "Markov chain";

  /**
   * The program of the workload at the default parameters: a section of 0.4 us, the upgrade at the
   * release and the transfer to the next CPU of 80 ns each, 20 ns for which the line is held, and
   * 10 ns of instructions; a read occupies the line for half a transfer.
   */
  private static final LockModel LOCK = new LockModel(10, 0.59, 0.04);

  private static final double PICOSECONDS = 1e6;

  /** Of a lock on so many CPUs; empty: not known. */
  public Optional<Double> speedUp(String subject, int cpus) {
    return group.counted(subject, cpus).map(LockTable::speedUp);
  }

  private static double speedUp(SimulatedRun run) {
    double micros = run.picosecondsOfCall().orElseThrow() / PICOSECONDS;
    return run.cpus() / micros / LOCK.alone();
  }

  /** Of the model on so many CPUs. */
  public static double ofModel(int cpus) {
    return LOCK.speedUp(cpus);
  }

  Block.Table block() {
    return new Block.Table(
        group.title() + ": " + group.scene().workload().words(),
        "r".repeat(columns("CPUs").size()),
        columns("CPUs"),
        rows("-"));
  }

  public Csv csv() {
    return new Csv(columns("cpus"), rows(""));
  }

  private List<String> columns(String first) {
    List<String> columns = new ArrayList<>(List.of(first));
    columns.addAll(group.subjects());
    columns.add(MODEL);
    return columns;
  }

  private List<List<String>> rows(String none) {
    List<List<String>> rows = new ArrayList<>();
    for (int cpus : group.cpus()) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(cpus)));
      for (String subject : group.subjects()) {
        row.add(speedUp(subject, cpus).map(value -> Wording.fixed(value, 2)).orElse(none));
      }
      row.add(Wording.fixed(ofModel(cpus), 2));
      rows.add(row);
    }
    return rows;
  }
}
