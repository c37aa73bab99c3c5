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
 * Waits before every iteration until the JIT compilers are idle. Threads that spin on all CPUs
 * starve the compilers, so that code may still be interpreted after JMH's warm-up.
 */
@State(Scope.Benchmark)
public class CompilerIdle {

  /**
   * Compilation in an iteration from which it has no figure, milliseconds. In a quick run, 46 of 76
   * iterations that were a third slower than their fork had as much, and 19 of the 364 others.
   */
  static final long MOST_MILLIS = 3;

  private static final long QUIET_MILLIS = 10;
  private static final long STEP_MILLIS = 5;
  private static final long LONGEST_MILLIS = 3000;

  /** Null in a JVM that does not compile (-Xint). */
  private final CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();

  private final CompilerThreads threads = new CompilerThreads();
  private long totalWhenIdle;

  /** Returns after a while without compilation, or after three seconds. */
  @Setup(Level.Iteration)
  public void await() throws InterruptedException {
    threads.refresh();
    long quiet = 0;
    long last = totalMillis();
    for (long waited = 0; quiet < QUIET_MILLIS && waited < LONGEST_MILLIS; waited += STEP_MILLIS) {
      Thread.sleep(STEP_MILLIS);
      // The total grows when a method is done; a long compilation shows only in its thread.
      long now = totalMillis();
      quiet = now == last && !threads.isBusy() ? quiet + STEP_MILLIS : 0;
      last = now;
    }
    totalWhenIdle = last;
  }

  /** Milliseconds of compilation that ended since the wait. */
  long millisSinceIdle() {
    return totalMillis() - totalWhenIdle;
  }

  private long totalMillis() {
    return compilation == null ? 0 : compilation.getTotalCompilationTime();
  }
}
