// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what runs now and how long it will take: one line that changes on a terminal, else many. */
final class Progress {

  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final int steps;
  private final Duration expected;
  private final Instant began = Instant.now();
  private Duration budget;
  private int before;
  private int done;

  /**
   * @param steps in all, at most
   * @param expected for one step, until one has been made
   */
  Progress(PrintStream out, boolean terminal, int steps, Duration expected) {
    this.out = out;
    this.terminal = terminal;
    this.steps = steps;
    this.expected = expected;
  }

  /** So many were made before this began. */
  void skip(int made) {
    before = made;
    if (made > 0) {
      says(made + " of " + steps + " are there already");
    }
  }

  /** It will end after so long, whatever is left then. */
  void endsAfter(Duration time) {
    budget = time;
  }

  /** Before a step. */
  void starts(String what) {
    String line =
        String.format(
            Locale.ROOT, "%3d of %d, %s left: %s", before + done + 1, steps, minutes(left()), what);
    out.print(terminal ? CLEAR_LINE + line : line + "\n");
    out.flush();
  }

  /** After a step. */
  void done() {
    done++;
  }

  /** Something that must stay to be read. */
  void says(String line) {
    out.print((terminal ? CLEAR_LINE : "") + line + "\n");
    out.flush();
  }

  /** After the last one. */
  void ends() {
    says(
        String.format(
            Locale.ROOT,
            "%d fork%s in %s",
            done,
            done == 1 ? "" : "s",
            minutes(Duration.between(began, Instant.now()))));
  }

  private Duration left() {
    Duration each = done == 0 ? expected : Duration.between(began, Instant.now()).dividedBy(done);
    Duration all = each.multipliedBy(steps - before - done);
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
