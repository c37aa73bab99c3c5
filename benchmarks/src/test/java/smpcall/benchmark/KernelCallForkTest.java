// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.IterationResult;
import smpcall.host.Membarrier;

/** {@link KernelCall} as JMH runs it. */
class KernelCallForkTest {

  @TempDir private Path directory;

  @Test
  void oneThreadCallsAndCallsAndInterruptsAreCounted() throws Exception {
    ShortFork.assumeTwoCpus();
    assumeTrue(Membarrier.refusal().isEmpty(), () -> Membarrier.refusal().orElseThrow());

    Path log = directory.resolve("log");
    for (IterationResult iteration : ShortFork.run(log, KernelCall.class, Map.of())) {
      Map<String, Long> metrics = ShortFork.metrics(iteration);
      assertThat(metrics)
          .containsKeys(ShortFork.METRICS_OF_THREADS)
          .containsEntry("misplaced", 0L)
          .doesNotContainKey("failures");
      assertThat(metrics.get("call")).isPositive();
      assertThat(metrics.get("calls")).isPositive();
      // The number depends on other load on the other CPU: see MembarrierTest.
      assertThat(metrics.get("interrupts")).isGreaterThanOrEqualTo(-1);
    }
    assertThat(Files.readString(Path.of(log + ".latency"))).contains("\"histogram\"");
  }
}
