// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The kernel's counters of a thread since it began.
 *
 * @param involuntarySwitches number of times it lost its CPU, or {@link #UNKNOWN}
 * @param migrations number of moves to another CPU, or {@link #UNKNOWN}
 */
public record ThreadCounters(long involuntarySwitches, long migrations) {

  /** The value of a counter that the kernel does not report. */
  public static final long UNKNOWN = -1;

  /** Reads the counters of one thread from files that it keeps open. */
  public static final class Reader {

    private final Optional<ProcFile> status;
    private final Optional<ProcFile> sched;

    private Reader(Path thread) {
      status = ProcFile.open(thread.resolve("status"));
      sched = ProcFile.open(thread.resolve("sched"));
    }

    /** A reader for the calling thread. */
    public static Reader ofThisThread() {
      return of(Path.of("/proc/thread-self"));
    }

    /**
     * A reader for a thread.
     *
     * @param thread its directory, such as {@code /proc/thread-self}
     */
    static Reader of(Path thread) {
      return new Reader(thread);
    }

    /** Reads the present values. */
    public ThreadCounters read() {
      return new ThreadCounters(
          number(status, "nonvoluntary_ctxt_switches"), number(sched, "se.nr_migrations"));
    }

    private static long number(Optional<ProcFile> file, String key) {
      return file.isPresent() ? file.get().number(key, UNKNOWN) : UNKNOWN;
    }
  }

  /** The increase since {@code earlier}; {@link #UNKNOWN} if either value is unknown. */
  public ThreadCounters since(ThreadCounters earlier) {
    return new ThreadCounters(
        difference(involuntarySwitches, earlier.involuntarySwitches),
        difference(migrations, earlier.migrations));
  }

  private static long difference(long now, long then) {
    return now == UNKNOWN || then == UNKNOWN ? UNKNOWN : now - then;
  }
}
