// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.PrintStream;
import smpcall.message.Terminal;

/** Prints what runs now: one changing line on a terminal, else many lines. */
public final class Progress {

  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final Terminal terminal;

  /**
   * @param terminal what {@code out} is
   */
  public Progress(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Prints the beginning of a step; on a terminal the next line takes its place. */
  public void startStep(String line) {
    print(terminal.interactive() ? terminal.cut(line) : line + "\n");
  }

  /** Prints a line that stays. */
  public void println(String line) {
    print(terminal.message(line) + "\n");
  }

  /** Prints a line that stays and tells of something wrong. */
  void printBad(String line) {
    print(terminal.bad(terminal.message(line)) + "\n");
  }

  private void print(String text) {
    out.print((terminal.interactive() ? CLEAR_LINE : "") + text);
    out.flush();
  }
}
