// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.stream.IntStream;

/**
 * Detects a deadlock: every CPU has polled after the last write, and no CPU has written since.
 *
 * <p>The order of reads excludes a false detection:
 *
 * <ul>
 *   <li>It reads the progress before the polls. A CPU counts progress before it writes, so no write
 *       begins between two equal counts of progress; the polls counted between happened in that
 *       time. In the other order, progress between the two reads would seem old, and earlier polls
 *       would count.
 *   <li>A write may be counted before the progress is read and happen after. Its CPU has done it
 *       when it polls, but others may have polled before. So all must poll, and then all poll once
 *       more, before it reads the progress again.
 * </ul>
 *
 * <p>The first poll of a CPU after a read may have begun before it, with an old value. So the
 * detector waits for several.
 */
final class DeadlockDetector {

  /** Counters of the CPUs; none ever decreases. */
  interface Counts {

    /** The number of CPUs. */
    int cpus();

    /** The number of writes and returned calls of all CPUs. */
    long progress();

    /** The number of times that a CPU has looked whether it can go on. */
    long polls(int cpu);
  }

  private static final int POLLS = 3;

  private final Counts counts;
  private long progress;
  private long[] polls;
  private boolean secondPass;

  /** Starts detection. */
  DeadlockDetector(Counts counts) {
    this.counts = counts;
    restart();
  }

  /** Starts detection again. */
  void restart() {
    progress = counts.progress();
    readPolls();
    secondPass = false;
  }

  private void readPolls() {
    polls = IntStream.range(0, counts.cpus()).mapToLong(counts::polls).toArray();
  }

  /** Whether there was no progress since the start. */
  boolean isQuiet() {
    return counts.progress() == progress;
  }

  /** Whether there is a deadlock. Ask repeatedly: it takes two passes of polls. */
  boolean isDeadlock() {
    if (!allHavePolled()) {
      return false;
    }
    if (!secondPass) {
      secondPass = true;
      readPolls();
      return false;
    }
    return isQuiet();
  }

  /** Whether every CPU has polled often enough in this pass. */
  boolean allHavePolled() {
    return IntStream.range(0, polls.length).allMatch(this::hasPolled);
  }

  /** Whether a CPU has polled often enough in this pass. */
  boolean hasPolled(int cpu) {
    return counts.polls(cpu) >= polls[cpu] + POLLS;
  }
}
