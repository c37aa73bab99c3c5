// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/**
 * How many calls per second get through when every CPU calls all others, back to back, with wait:
 * the test module of the mail.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar Storm -p version=spinlock,patched -t 2</pre>
 *
 * <p>One operation is one call. The score is the sum over the threads. With two threads every call
 * has one target; the kernel would take another path then, which {@code -p fastPath=true} does too.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(
    value = 5,
    jvmArgsAppend = {
      "-Xms256m",
      "-Xmx256m",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseSerialGC",
      "--enable-native-access=ALL-UNNAMED"
    })
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Storm {

  /** One call. */
  @Benchmark
  public void call(Control control, PinnedThread thread, Caller caller, KernelUnderTest kernel) {
    if (thread.goesOn(control)) {
      caller.call(kernel);
    } else {
      caller.serve();
    }
  }
}
