// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.infra.Control;

/**
 * What one undisturbed call costs: one CPU calls all others and waits, the others only serve.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Broadcast -p version=spinlock -tg 1,1</pre>
 *
 * <p>{@code -tg 1,N} has N servers. The figure is JMH's result {@code call}, the caller's own calls
 * per second; the group's score adds the servers' looks at their pending words to it and means
 * nothing.
 */
public class Broadcast extends PinnedBenchmark {

  /** One call, by the only thread that makes any. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void call(
      Control control,
      PinnedThread thread,
      Stopwatch stopwatch,
      Caller caller,
      KernelUnderTest kernel) {
    if (thread.goesOn(control)) {
      stopwatch.starts(thread);
      caller.call(kernel);
      stopwatch.stops();
    } else {
      caller.serve();
    }
  }

  /** One look of an idle CPU at its pending words. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void serve(Control control, PinnedThread thread, Caller caller, KernelUnderTest kernel) {
    thread.goesOn(control);
    caller.idle();
  }
}
