// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** Parameters that JMH passes to a benchmark. */
final class JmhParams {

  private JmhParams() {}

  static BenchmarkParams benchmark(int threads, boolean synchronised, Mode mode) {
    return new BenchmarkParams(
        "Benchmark.method",
        "generated",
        synchronised,
        threads,
        new int[] {1},
        List.of(),
        1,
        0,
        iteration(),
        iteration(),
        mode,
        new WorkloadParams(),
        TimeUnit.SECONDS,
        1,
        "java",
        List.of(),
        "17",
        "VM",
        "1",
        "1.37",
        TimeValue.minutes(1));
  }

  static IterationParams iteration() {
    return new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.milliseconds(1), 1);
  }

  static ThreadParams thread(int index, int threads) {
    return new ThreadParams(index, threads, 0, 1, 0, 1, index, threads, 0, 1);
  }
}
