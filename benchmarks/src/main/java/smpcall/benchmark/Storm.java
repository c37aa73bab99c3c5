// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Control;

/**
 * How many calls per second get through when every CPU calls all others, back to back, with wait:
 * the test module of the mail.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Storm -p version=spinlock,patched -t 2</pre>
 *
 * <p>One operation is one call. The score is the sum over the threads. With two threads every call
 * has one target; the kernel would take another path then, which {@code -p fastPath=true} does too.
 *
 * <p>{@code -p audit=off} leaves the audit out, to see what it costs: nobody can say then whether
 * the calls did what they promise, so that such a score is none of a version.
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
    if (thread.goesOn(control)) {
      stopwatch.starts(thread);
      caller.call(kernel);
      stopwatch.stops();
    } else {
      caller.serve();
    }
  }
}
