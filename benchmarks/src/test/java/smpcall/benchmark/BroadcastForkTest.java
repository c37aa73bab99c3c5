// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.IterationResult;
import smpcall.kernel.KernelVersion;

/**
 * {@link Broadcast} as JMH runs it: with one global list, with a queue for each CPU, and on the
 * floor.
 */
class BroadcastForkTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(names = {"FLOOR", "PATCHED", "LINUX_5_13"})
  void oneThreadCallsTheOtherServesAndBothAreCounted(KernelVersion version) throws Exception {
    ShortFork.assumeTwoCpus();

    for (IterationResult iteration :
        ShortFork.run(directory.resolve("log"), Broadcast.class, Map.of("version", version.id()))) {
      Map<String, Long> metrics = ShortFork.metrics(iteration);
      ShortFork.assertNoFailures(metrics);
      assertThat(metrics).containsKeys(ShortFork.METRICS_OF_THREADS);
      assertThat(metrics.get("call")).isPositive();
      assertThat(metrics.get("serve")).isPositive();
      assertThat(iteration.getPrimaryResult().getScore()).isGreaterThan(metrics.get("call"));
    }
  }
}
