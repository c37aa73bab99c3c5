// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.IterationResult;

/** {@link Storm} and {@link Broadcast} with paced calls, as JMH runs them. */
@Tag("slow")
class PacedForkTest {

  @TempDir private Path directory;

  /** C1 alone has compiled everything soon, so that most iterations are valid. */
  private List<IterationResult> run(Class<?> benchmark, Map<String, String> params)
      throws IOException {
    ShortFork.assumeTwoCpus();
    return List.copyOf(ShortFork.run(log(), benchmark, params, "-XX:TieredStopAtLevel=1"));
  }

  private Path log() {
    return directory.resolve("log");
  }

  private Latency latency() throws IOException {
    return new ObjectMapper()
        .readValue(Files.readString(Path.of(log() + ".latency")), Latency.class);
  }

  private static Histogram decoded(String histogram) throws Exception {
    return Histogram.decodeFromCompressedByteBuffer(
        ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
  }

  private static double score(IterationResult iteration, String metric) {
    return iteration.getSecondaryResults().get(metric).getScore();
  }

  @ParameterizedTest
  @CsvSource({
    "Storm, floor, 0, 0, 0",
    "Storm, spinlock, 0, 0, 0",
    "Storm, lockfree, 8, 8, 3",
    "Broadcast, floor, 0, 0, 0",
    "Broadcast, patched, 0, 0, 0",
    "Broadcast, linux-4.14, 8, 8, 3"
  })
  void everyMeasuredCallIsTimedFromStartAndFromDue(
      String benchmark, String version, String spin, String pad, String place) throws Exception {
    List<IterationResult> iterations =
        run(
            Class.forName("smpcall.benchmark." + benchmark),
            Map.of("version", version, "gap", "1000", "spin", spin, "pad", pad, "place", place));

    assertThat(iterations).hasSize(ShortFork.ITERATIONS);
    double timed = 0;
    double nanos = 0;
    double dueNanos = 0;
    for (IterationResult iteration : iterations) {
      Map<String, Long> metrics = ShortFork.metrics(iteration);
      ShortFork.assertNoFailures(metrics);
      assertThat(metrics).containsEntry("lost", 0L).containsEntry("leftovers", 0L);
      double calls = score(iteration, "timedCalls");
      assertThat(calls).isLessThanOrEqualTo(metrics.get("calls"));
      if (calls > 0 && metrics.get("shortThreads") + metrics.get("compiling") == 0) {
        assertThat(score(iteration, "callNanos")).isPositive();
        assertThat(score(iteration, "dueNanos"))
            .isGreaterThanOrEqualTo(score(iteration, "callNanos"));
        timed += calls;
        nanos += calls * score(iteration, "callNanos");
        dueNanos += calls * score(iteration, "dueNanos");
      }
    }
    assumeFalse(timed == 0, "a busy host: no iteration is valid");
    assertThat(latency().every()).isEqualTo(1);
    assertAgrees(decoded(latency().histogram()), timed, nanos);
    assertAgrees(decoded(latency().fromDue()), timed, dueNanos);
  }

  private static void assertAgrees(Histogram durations, double calls, double nanos) {
    assertThat((double) durations.getTotalCount()).isEqualTo(calls);
    assertThat(durations.getMean()).isCloseTo(nanos / calls, within(0.05 * nanos / calls));
  }

  @Test
  void theScoreOfADurationIsTheMeanOfItsIterations() throws Exception {
    List<IterationResult> iterations =
        run(Storm.class, Map.of("version", "patched", "gap", "300", "seed", "9"));

    double mean =
        iterations.stream().mapToDouble(each -> score(each, "callNanos")).average().orElseThrow();
    Matcher printed =
        Pattern.compile("callNanos\":\\s+([0-9.]+)[^\\n]* ns/op").matcher(Files.readString(log()));
    assertThat(printed.find()).isTrue();
    assertThat(Double.parseDouble(printed.group(1))).isCloseTo(mean, within(0.01));
  }

  @Test
  void backToBackNothingIsAdded() throws Exception {
    List<IterationResult> iterations = run(Storm.class, Map.of("version", "patched", "gap", "0"));

    assertThat(iterations)
        .extracting(ShortFork::metrics)
        .allSatisfy(ShortFork::assertNoFailures)
        .allSatisfy(
            metrics ->
                assertThat(metrics).doesNotContainKeys("callNanos", "dueNanos", "timedCalls"));
    assertThat(latency().every()).isEqualTo(16);
    assertThat(latency().fromDue()).isNull();
    assertThat(Files.readString(Path.of(log() + ".latency"))).doesNotContain("fromDue");
  }
}
