// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * For how long each of some threads has run since a moment: by the kernel's books, in which waiting
 * for a turn does not count, nor does a process that is stopped.
 */
final class RunningTimes {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<? extends Thread> threads;
  private final long[] then;

  private RunningTimes(List<? extends Thread> threads) {
    this.threads = threads;
    then = threads.stream().mapToLong(RunningTimes::nanos).toArray();
  }

  /** From now on. */
  static RunningTimes of(List<? extends Thread> threads) {
    return new RunningTimes(threads);
  }

  /** Nanoseconds that the thread of that number has run; 0 for one that has ended. */
  long sinceThen(int thread) {
    return Math.max(0, nanos(threads.get(thread)) - then[thread]);
  }

  private static long nanos(Thread thread) {
    return THREADS.getThreadCpuTime(thread.getId());
  }
}
