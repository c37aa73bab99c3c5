// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

class OpenQuestionsTest {
  private static final String CPUS = "3 CPUs or more to time calls in which a race can happen.";

  @TempDir private Path scratch;

  private static Optional<String> of(Path run) {
    return OpenQuestions.of(List.of(Samples.storm(run)));
  }

  @Test
  void tooFewBlocksForTheCorrection() {
    assertThat(of(Samples.TWO_CPUS))
        .hasValue(
            "Still open; it would take 7 blocks for lockfree in storm and patched in storm (with"
                + " fewer no p passes Holm's correction); "
                + CPUS);
  }

  @Test
  void tooFewBlocksForAnInterval() {
    assertThat(of(Samples.NOISY))
        .hasValue(
            "Still open; it would take 6 blocks for an interval of lockfree in storm; " + CPUS);
  }

  @Test
  void moreBlocksWhereTheyWereTooNoisy() throws IOException {
    assertThat(of(disturbed(1.1))).get().asString().contains(BLOCKS_FOR_PATCHED);
    assertThat(of(disturbed(1e6)))
        .get()
        .asString()
        .contains(
            "a quieter host for an interval of patched in storm of +-3.0 % (more than 1,000 blocks"
                + " as noisy as these)");
  }

  private static final String BLOCKS_FOR_PATCHED = "blocks as noisy as these for an interval of";

  /** The wide sample, with patched as spinlock is, but in every other fork slower. */
  private Path disturbed(double factor) throws IOException {
    Path run = Samples.copy(Samples.WIDE, scratch.resolve(String.valueOf(factor)));
    Samples.edit(
        run.resolve("jmh.json"),
        root ->
            root.forEach(
                entry -> {
                  if (isOf(entry, "patched")) {
                    ((ArrayNode) entry.at("/primaryMetric/rawData"))
                        .removeAll()
                        .addAll(slowed(spinlockOf(root, entry), factor));
                  }
                }));
    return run;
  }

  private static boolean isOf(JsonNode entry, String version) {
    return entry.at("/params/version").asText().equals(version)
        && entry.at("/params/arm").asText().equals("a");
  }

  private static ArrayNode spinlockOf(JsonNode root, JsonNode like) {
    for (JsonNode entry : root) {
      if (isOf(entry, "spinlock") && entry.get("threads").equals(like.get("threads"))) {
        return (ArrayNode) entry.at("/primaryMetric/rawData");
      }
    }
    throw new IllegalArgumentException("no spinlock beside " + like);
  }

  private static ArrayNode slowed(ArrayNode forks, double factor) {
    ArrayNode slowed = forks.deepCopy();
    for (int fork = 0; fork < slowed.size(); fork += 2) {
      ArrayNode iterations = (ArrayNode) slowed.get(fork);
      for (int i = 0; i < iterations.size(); i++) {
        iterations.set(i, iterations.get(i).asDouble() / factor);
      }
    }
    return slowed;
  }
}
