// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * The CPU time of threads since a moment, as the kernel counts it: without the time that a thread
 * waits for a CPU or its process is stopped.
 */
final class RunningTimes {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<? extends Thread> threads;
  private final long[] start;

  private RunningTimes(List<? extends Thread> threads) {
    this.threads = threads;
    start = threads.stream().mapToLong(RunningTimes::cpuTime).toArray();
  }

  /** Starts now. */
  static RunningTimes of(List<? extends Thread> threads) {
    return new RunningTimes(threads);
  }

  /** Nanoseconds that a thread has run since the start; 0 when it has ended. */
  long nanos(int thread) {
    return Math.max(0, cpuTime(threads.get(thread)) - start[thread]);
  }

  private static long cpuTime(Thread thread) {
    return THREADS.getThreadCpuTime(thread.getId());
  }
}
