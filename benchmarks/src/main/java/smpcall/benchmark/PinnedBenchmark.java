// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The default JMH settings of all benchmarks: throughput, two threads, and a fixed, pre-touched
 * heap whose garbage collector has no threads of its own.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(
    value = 5,
    jvmArgs = {
      "-Xms64m",
      "-Xmx64m",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseSerialGC",
      "--enable-native-access=ALL-UNNAMED"
    })
@Warmup(iterations = 8, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 12, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public abstract class PinnedBenchmark {

  /** The JVM flags of a fork. */
  public static String[] jvmArgs() {
    return PinnedBenchmark.class.getAnnotation(Fork.class).jvmArgs();
  }
}
