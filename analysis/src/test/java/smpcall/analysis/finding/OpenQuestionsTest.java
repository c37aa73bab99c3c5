// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

class OpenQuestionsTest {
  private static final String CPUS = "3 CPUs or more to time calls in which a race can happen.";

  @TempDir private Path scratch;

  private static Optional<String> of(Path run) {
    return OpenQuestions.of(List.of(Samples.storm(run)));
  }

  @Test
  void tooFewBlocksForTheCorrection() throws IOException {
    assertThat(of(SampleCases.paced(Samples.TWO_CPUS, scratch)))
        .hasValue(
            "Still open; it would take about 7 blocks like these to confirm lockfree in storm and"
                + " patched in storm; "
                + CPUS);
  }

  @Test
  void tooFewBlocksForAnInterval() throws IOException {
    assertThat(of(SampleCases.paced(Samples.NOISY, scratch)))
        .hasValue(
            "Still open; it would take 6 blocks for an interval of lockfree in storm; " + CPUS);
  }

  @Test
  void aGapForAVerdictAtAll() {
    assertThat(of(Samples.TWO_CPUS))
        .hasValue(
            "Still open; it would take a random gap before each call for a verdict on the locks; "
                + CPUS);
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
    Samples.editForks(
        run,
        forks -> {
          for (int cpus : new int[] {2, 4, 8, 16, 32}) {
            String arranged = "-" + cpus + "cpus-cores-jdk17-a";
            List<ObjectNode> spinlock = Samples.results(forks, "storm-spinlock" + arranged);
            List<ObjectNode> patched = Samples.results(forks, "storm-patched" + arranged);
            for (int fork = 0; fork < patched.size(); fork++) {
              ArrayNode scores = spinlock.get(fork).get("scores").deepCopy();
              Samples.multiply(scores, fork % 2 == 0 ? 1 / factor : 1);
              patched.get(fork).set("scores", scores);
            }
          }
        });
    return run;
  }
}
