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
import smpcall.analysis.statistics.IterationEffect;

class IndexEffectTest {
  private static final String PATCHED = "storm-patched-2cpus-gap1000-a";

  @TempDir private Path scratch;

  @Test
  void anIterationThatIsSlowInEveryForkExplainsTheVarianceWithinForks() throws IOException {
    PacedRun run = new PacedRun(scratch).set(PATCHED, fork -> 1000);
    slower(run);
    IterationEffect effect = effect(run);
    assertThat(effect.forks()).isEqualTo(12);
    assertThat(effect.share()).isCloseTo(1, within(1e-9));
    assertThat(effect.p()).isLessThan(1e-9);
  }

  @Test
  void aForkWithAnIterationWithoutASpeedHasNoPart() throws IOException {
    PacedRun run = new PacedRun(scratch);
    Samples.editForks(
        run.directory(),
        forks ->
            ((ArrayNode) Samples.results(forks, PATCHED).get(0).at("/counts/shortThreads"))
                .set(1, 1));
    assertThat(effect(run).forks()).isEqualTo(11);
  }

  private static void slower(PacedRun run) throws IOException {
    Samples.editForks(
        run.directory(),
        forks -> {
          for (ObjectNode result : Samples.results(forks, PATCHED)) {
            ((ArrayNode) result.at("/times/callNanos")).set(2, 1100);
          }
        });
  }

  private static IterationEffect effect(PacedRun run) {
    return FactorEffects.of(run.storm()).indexes().stream()
        .filter(index -> index.studyCase().id().equals(PATCHED))
        .findFirst()
        .flatMap(IndexEffect::effect)
        .orElseThrow();
  }
}
