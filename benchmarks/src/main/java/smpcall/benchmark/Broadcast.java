// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.infra.Control;

/**
 * The cost of one undisturbed call: one CPU calls all others and waits, the others only serve.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Broadcast -p version=spinlock -tg 1,1</pre>
 *
 * <p>{@code -tg 1,N} has N servers. The result is JMH's {@code call}, the caller's calls per
 * second. The group's score is meaningless: it also counts the servers' polls.
 *
 * <p>How long does a call take when it comes at a random time? The mean gap is in nanoseconds:
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Broadcast -p version=spinlock -p gap=1000 -tg 1,1
 * </pre>
 *
 * <p>The result is then {@code callNanos}, the mean duration of a call ({@link CallTimes}).
 */
public class Broadcast extends PinnedBenchmark {

  /** One call by the only calling thread. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
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

  /** One poll of an idle CPU for pending interrupts. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void serve(Control control, PinnedThread thread, Caller caller, KernelUnderTest kernel) {
    thread.isRunning(control);
    caller.idle();
  }
}
