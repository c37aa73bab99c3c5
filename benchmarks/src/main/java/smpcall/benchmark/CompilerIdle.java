// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import smpcall.host.CompilerThreads;

/**
 * Threads that spin on all CPUs starve the JIT compilers, so what JMH takes for warm may still be
 * interpreted. Before every iteration, when no benchmark runs, this waits until compilation has
 * stopped.
 */
@State(Scope.Benchmark)
public class CompilerIdle {

  private static final long QUIET_MILLIS = 10;
  private static final long STEP_MILLIS = 5;
  private static final long BOUND_MILLIS = 3000;

  private final CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
  private final CompilerThreads threads = new CompilerThreads();
  private long atRest;

  /** Returns when nothing was compiled for a while, or after a bound. */
  @Setup(Level.Iteration)
  public void await() throws InterruptedException {
    threads.refresh();
    long quiet = 0;
    long last = compilation.getTotalCompilationTime();
    for (long waited = 0; quiet < QUIET_MILLIS && waited < BOUND_MILLIS; waited += STEP_MILLIS) {
      Thread.sleep(STEP_MILLIS);
      // The total grows when a method is finished; one that takes long shows in its thread only.
      long now = compilation.getTotalCompilationTime();
      quiet = now == last && !threads.isBusy() ? quiet + STEP_MILLIS : 0;
      last = now;
    }
    atRest = last;
  }

  /** Milliseconds of compilation that ended since the iteration began. */
  long millisSinceRest() {
    return compilation.getTotalCompilationTime() - atRest;
  }
}
