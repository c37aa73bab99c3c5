// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import smpcall.message.Terminal;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Workload;

/**
 * The progress of a simulation: one changing line on a terminal, else a line now and then. The time
 * left follows the work of the runs, of which the longest come first.
 */
final class SimulateProgress {

  private static final int LINES_APART = 20;

  /** The work for each CPU in other workloads than a storm. */
  private static final int FEW_CPUS = 8;

  private final Terminal terminal = Terminal.ofThisProcess();
  private final int all;
  private final Instant began = Instant.now();
  private int done;
  private long workDone;
  private long workLeft;

  /**
   * @param runs runs to make
   */
  SimulateProgress(List<RunSetup> runs) {
    all = runs.size();
    workLeft = runs.stream().mapToLong(SimulateProgress::work).sum();
  }

  /** The work of a run, roughly: in a storm each CPU meets the calls of all others. */
  private static long work(RunSetup run) {
    return (long) run.cpus() * (run.workload() == Workload.STORM ? run.cpus() : FEW_CPUS);
  }

  /** Counts a run that ended, and prints its line. */
  synchronized void done(RunSetup run) {
    done++;
    workLeft -= work(run);
    workDone += work(run);
    Duration left =
        Duration.between(began, Instant.now()).multipliedBy(workLeft).dividedBy(workDone);
    String line =
        String.format(
            Locale.ROOT,
            "%d of %d, about %d:%02d left: %s %s, %d CPUs",
            done,
            all,
            left.toMinutes(),
            left.toSecondsPart(),
            run.workload().id(),
            run.subject(),
            run.cpus());
    if (terminal.interactive()) {
      System.err.print("\r\033[K" + terminal.cut(line) + (done == all ? "\n" : ""));
    } else if (done % LINES_APART == 0 || done == all) {
      System.err.println(line);
    }
  }
}
