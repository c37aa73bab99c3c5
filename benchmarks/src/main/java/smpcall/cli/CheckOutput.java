// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import smpcall.check.Cell;
import smpcall.check.CellSetup;
import smpcall.check.Report;
import smpcall.experiment.Progress;
import smpcall.experiment.stop.Forecast;
import smpcall.message.Terminal;

/** Prints a check: its rows as they become complete, or at the end after all details. */
final class CheckOutput {

  private final Progress progress;
  private final Terminal terminal;
  private final boolean verbose;
  private final CheckTable table;
  private final int all;
  private final StringBuilder rows = new StringBuilder();
  private final Duration time;
  private final Instant began = Instant.now();
  private int done;

  /**
   * @param terminal what {@code out} is
   * @param time planned time of all cells; null: their calls are planned
   * @param verbose whether each cell is printed with its findings
   * @param setups all cells, in the order of the table
   */
  CheckOutput(
      PrintStream out, Terminal terminal, Duration time, boolean verbose, List<CellSetup> setups) {
    progress = new Progress(out, terminal);
    this.terminal = terminal;
    this.time = time;
    this.verbose = verbose;
    table = new CheckTable(terminal, setups);
    all = setups.size();
    print(verbose ? Report.head() : table.head());
  }

  /** Prints on a terminal what runs now. */
  void begin(CellSetup setup) {
    done++;
    if (terminal.interactive()) {
      String what = setup.kernel().id() + " in " + setup.workload().id();
      progress.startStep(done + " of " + all + left() + "; now " + what);
    }
  }

  private String left() {
    if (time == null) {
      return "";
    }
    Duration left = time.minus(Duration.between(began, Instant.now()));
    return ", " + Forecast.minutes(left.isNegative() ? Duration.ZERO : left) + " left";
  }

  /** Prints what is complete with a cell. */
  void end(Cell cell) {
    if (verbose) {
      print(Report.of(cell));
      rows.append(table.rowsWith(cell));
    } else {
      print(table.rowsWith(cell));
    }
  }

  /**
   * Prints the legend and the last lines.
   *
   * @param cells all cells, in the order of the table
   */
  void close(List<Cell> cells) {
    if (verbose) {
      print("\n" + table.head() + rows);
    }
    print(
        "\nto first: calls until it shows, in the median"
            + (verbose ? "" : "; -v shows each workload")
            + "\n\n"
            + CheckVerdict.of(terminal, cells));
  }

  private void print(String lines) {
    lines.lines().forEach(progress::println);
  }
}
