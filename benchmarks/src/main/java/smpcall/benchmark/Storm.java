// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Control;

/**
 * Calls per second when every CPU calls all others back to back, with wait: the test module of the
 * mail.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Storm -p version=spinlock,patched -t 2</pre>
 *
 * <p>One operation is one call; the score is the sum over the threads. With two threads every call
 * has one target. The kernel would then take another path, as {@code -p fastPath=true} does.
 *
 * <p>Back to back, two CPUs fall into step, and which step that is depends on single instructions.
 * How long does a call take when it comes at a random time? The mean gap is in nanoseconds:
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Storm -p version=spinlock -p gap=1000 -t 2</pre>
 *
 * <p>The result is then {@code callNanos}, the mean duration of a call ({@link CallTimes}). The
 * score is secondary: it also counts the invocation in which the iteration ended.
 *
 * <p>{@code -p audit=off} leaves the audit out to show its cost. Such a score is no result of a
 * version, because the correctness of its calls is unknown.
 */
public class Storm extends PinnedBenchmark {

  /** One call. */
  @Benchmark
  public void call(
      Control control,
      PinnedThread thread,
      Stopwatch stopwatch,
      Pacer pacer,
      Caller caller,
      KernelUnderTest kernel) {
    if (thread.isRunning(control)) {
      if (Pacer.isPaced()) {
        if (pacer.awaitCall(control, thread, caller)) {
          caller.call(kernel);
          pacer.returned();
        }
      } else {
        stopwatch.start(thread);
        caller.call(kernel);
        stopwatch.stop();
      }
      pacer.pad();
    } else {
      caller.serve();
    }
  }
}
