// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints the current step and the time left: one changing line on a terminal, else many lines. */
final class Progress {

  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final int steps;
  private final Duration expected;
  private final Instant began = Instant.now();
  private Duration budget;
  private int skipped;
  private int done;

  /**
   * @param terminal whether {@code out} is a terminal
   * @param steps maximum number of steps
   * @param expected expected time of a step, used until the first one has ended
   */
  Progress(PrintStream out, boolean terminal, int steps, Duration expected) {
    this.out = out;
    this.terminal = terminal;
    this.steps = steps;
    this.expected = expected;
  }

  /** Counts steps that an earlier process has done. */
  void skip(int count) {
    skipped = count;
    if (count > 0) {
      println(count + " of " + steps + " are done already");
    }
  }

  /** Sets the time after which no step begins. */
  void limitTime(Duration time) {
    budget = time;
  }

  /** Prints the beginning of a step. */
  void startStep(String what) {
    String line =
        String.format(
            Locale.ROOT,
            "%3d of %d, %s left: %s",
            skipped + done + 1,
            steps,
            minutes(left()),
            what);
    out.print(terminal ? CLEAR_LINE + line : line + "\n");
    out.flush();
  }

  /** Counts the end of a step. */
  void endStep() {
    done++;
  }

  /** Prints a line that stays. */
  void println(String line) {
    out.print((terminal ? CLEAR_LINE : "") + line + "\n");
    out.flush();
  }

  /** Prints the number of forks and their time. */
  void finish() {
    println(
        String.format(
            Locale.ROOT,
            "%d fork%s in %s",
            done,
            done == 1 ? "" : "s",
            minutes(Duration.between(began, Instant.now()))));
  }

  private Duration left() {
    Duration each = done == 0 ? expected : Duration.between(began, Instant.now()).dividedBy(done);
    Duration all = each.multipliedBy(steps - skipped - done);
    if (budget == null) {
      return all;
    }
    Duration rest = budget.minus(Duration.between(began, Instant.now()));
    return rest.isNegative() ? Duration.ZERO : all.compareTo(rest) < 0 ? all : rest;
  }

  static String minutes(Duration duration) {
    return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }
}
