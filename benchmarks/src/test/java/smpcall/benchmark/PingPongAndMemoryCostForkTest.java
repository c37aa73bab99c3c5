// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.IterationResult;

/** {@link PingPong} and {@link MemoryCost} as JMH runs them. */
class PingPongAndMemoryCostForkTest {

  @TempDir private Path directory;

  @BeforeAll
  static void needTwoCpus() {
    ShortFork.assumeTwoCpus();
  }

  private Collection<IterationResult> run(Class<?> benchmark, Map<String, String> params)
      throws IOException {
    Collection<IterationResult> iterations =
        ShortFork.run(directory.resolve("jmh.log"), benchmark, params);
    assertThat(iterations)
        .hasSize(ShortFork.ITERATIONS)
        .allMatch(iteration -> iteration.getPrimaryResult().getScore() > 0);
    return iterations;
  }

  @Test
  void pingPongHasNoAudit() throws IOException {
    assertThat(run(PingPong.class, Map.of()))
        .extracting(ShortFork::metrics)
        .allSatisfy(
            metrics ->
                assertThat(metrics)
                    .containsOnlyKeys(ShortFork.METRICS_OF_THREADS)
                    .containsEntry("misplaced", 0L));
  }

  @Test
  void memoryCostIsAuditedAndHasAFixedHeapWithAlignedObjects() throws IOException {
    Collection<IterationResult> iterations = run(MemoryCost.class, Map.of("memory", "fields"));

    assertThat(iterations)
        .extracting(ShortFork::metrics)
        .allSatisfy(ShortFork::assertNoFailures)
        .allSatisfy(metrics -> assertThat(metrics).containsKeys(ShortFork.METRICS_OF_THREADS));
    assertThat(iterations)
        .allSatisfy(
            iteration ->
                assertThat(iteration.getBenchmarkParams().getJvmArgs())
                    .contains("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch")
                    .contains("-XX:ObjectAlignmentInBytes=128"));
  }
}
