// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.function.Supplier;

/** Prints a notice when a signal such as Ctrl-C ends this process. */
public final class InterruptionNotice {

  private InterruptionNotice() {}

  /**
   * Runs work, and prints the notice if the process ends meanwhile.
   *
   * @param notice one line that tells how to continue
   */
  public static <T> T during(String notice, Supplier<T> work) {
    Thread hook = new Thread(() -> System.err.println("\nstudy: " + notice));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process ends already.
      }
    }
  }
}
