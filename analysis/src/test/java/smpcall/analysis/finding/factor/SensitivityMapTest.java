// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.PacedRun;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.LevelEffect;

class SensitivityMapTest {
  @TempDir private Path scratch;

  @Test
  void thereIsOneForEachVersionInJava() {
    assertThat(SensitivityMap.of(Samples.storm(Samples.PACED)))
        .extracting(SensitivityMap::variant)
        .containsExactly("lockfree", "patched", "linux-2.6.39");
  }

  /** At spin 0, spinlock takes 1200 ns and patched 1000; at every other level both take 1000. */
  @Test
  void aCellIsTheRatioInTheBlocksOfItsLevel() throws IOException {
    SensitivityMap patched =
        SensitivityMap.of(
                new PacedRun(scratch)
                    .set(
                        "storm-spinlock-2cpus-gap1000-",
                        fork -> PacedRun.drawn(fork, "spin") == 0 ? 1200 : 1000)
                    .set("storm-patched-2cpus-gap1000-", fork -> 1000)
                    .storm())
            .get(1);
    assertThat(patched.spins()).containsExactly(0, 16, 32, 64, 96);
    assertThat(patched.at(1000, 0).orElseThrow().mean()).isCloseTo(1.2, within(1e-9));
    assertThat(patched.at(1000, 16).orElseThrow().mean()).isCloseTo(1, within(1e-9));
    assertThat(patched.byGap().get(1000L).values().stream().mapToInt(LevelEffect.Level::n).sum())
        .isEqualTo(12);
    assertThat(patched.at(300, 0)).isEmpty();
  }

  @Test
  void twoGapsMakeMapsInTheProfileThatIsMadeForThem() throws IOException {
    PacedRun run = new PacedRun(scratch);
    Samples.edit(
        run.directory().resolve("run.json"),
        root -> ((ArrayNode) root.get("cases")).removeIf(c -> c.at("/gapNanos").asInt() == 5000));
    Samples.editForks(
        run.directory(), forks -> forks.removeIf(f -> f.get("case").asText().contains("gap5000")));
    assertThat(SensitivityMap.of(run.storm())).isEmpty();
    Samples.edit(
        run.directory().resolve("run.json"),
        root -> ((ObjectNode) root.get("settings")).put("profile", "sensitivity"));
    assertThat(SensitivityMap.of(run.storm())).hasSize(3);
  }

  @Test
  void withoutADrawnSpinThereAreNone() {
    assertThat(SensitivityMap.of(Samples.storm(Samples.TWO_CPUS))).isEmpty();
  }
}
