// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Two threads that act as the CPUs of a machine: each does its work, then serves the other. */
final class TwoCpus {

  static final int CPUS = 2;

  /** Timeout of a hanging test. */
  private static final long MINUTES = 2;

  /** Serves the calls of other CPUs. */
  interface Service {
    void serve(int cpu);
  }

  private TwoCpus() {}

  /**
   * Runs the work on both CPUs; a CPU that is done serves until the other is done too.
   *
   * @return the result of each CPU's work
   */
  static List<Long> run(IntToLongFunction work, Service service) throws Exception {
    AtomicInteger working = new AtomicInteger(CPUS);
    List<FutureTask<Long>> tasks =
        IntStream.range(0, CPUS)
            .mapToObj(cpu -> new FutureTask<>(() -> run(cpu, work, service, working)))
            .toList();
    for (FutureTask<Long> task : tasks) {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      thread.start();
    }
    Long[] results = new Long[CPUS];
    for (int cpu = 0; cpu < CPUS; cpu++) {
      results[cpu] = tasks.get(cpu).get(MINUTES, TimeUnit.MINUTES);
    }
    assertThat(working).hasValue(0);
    return List.of(results);
  }

  private static long run(int cpu, IntToLongFunction work, Service service, AtomicInteger working) {
    long result;
    try {
      result = work.applyAsLong(cpu);
    } finally {
      working.decrementAndGet();
    }
    while (working.get() > 0) {
      service.serve(cpu);
      Thread.onSpinWait();
    }
    return result;
  }
}
