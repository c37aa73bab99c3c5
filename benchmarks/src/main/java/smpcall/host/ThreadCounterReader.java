// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.Optional;

/** Reads the books of one thread, the one that made it. */
public final class ThreadCounterReader {

  private final Optional<ProcFile> status;
  private final Optional<ProcFile> sched;

  private ThreadCounterReader(Path thread) {
    status = ProcFile.open(thread.resolve("status"));
    sched = ProcFile.open(thread.resolve("sched"));
  }

  /** The calling thread's. */
  public static ThreadCounterReader ofThisThread() {
    return of(Path.of("/proc/thread-self"));
  }

  /**
   * @param thread a directory such as {@code /proc/thread-self}
   */
  static ThreadCounterReader of(Path thread) {
    return new ThreadCounterReader(thread);
  }

  /** The books now. */
  public ThreadCounters read() {
    return new ThreadCounters(
        number(status, "nonvoluntary_ctxt_switches"), number(sched, "se.nr_migrations"));
  }

  private static long number(Optional<ProcFile> file, String key) {
    return file.isPresent()
        ? file.get().number(key, ThreadCounters.UNKNOWN)
        : ThreadCounters.UNKNOWN;
  }
}
