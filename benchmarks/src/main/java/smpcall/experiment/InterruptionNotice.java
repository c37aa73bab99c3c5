// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.nio.file.Path;

/** Says, when this process is told to end (Ctrl-C, say), that nothing is lost. */
public final class InterruptionNotice {

  private InterruptionNotice() {}

  /** Does the work, and says so while it lasts. */
  public static void hinting(Path run, Runnable work) {
    Thread hint =
        new Thread(
            () ->
                System.err.println(
                    "\nstudy: interrupted; what finished is kept in "
                        + run
                        + "; './study run --resume' goes on"));
    Runtime.getRuntime().addShutdownHook(hint);
    try {
      work.run();
    } finally {
      forget(hint);
    }
  }

  /** Leaves it unsaid after all. */
  public static void forget(Thread hint) {
    try {
      Runtime.getRuntime().removeShutdownHook(hint);
    } catch (IllegalStateException e) {
      // The process ends already.
    }
  }
}
