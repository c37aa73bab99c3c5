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
      Caller caller,
      KernelUnderTest kernel) {
    if (thread.isRunning(control)) {
      stopwatch.start(thread);
      caller.call(kernel);
      stopwatch.stop();
    } else {
      caller.serve();
    }
  }
}
