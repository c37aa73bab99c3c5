// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.PacedRun;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.LevelEffect;

class FactorEffectsTest {
  private static final String PATCHED = "storm-patched-2cpus-gap1000-a";

  @TempDir private Path scratch;

  /**
   * From spin 0 to 96, calls of patched take 1.1 times as long, on an exponential curve, and those
   * of spinlock always 1000 ns: the ratio falls by the same factor.
   */
  @Test
  void whatSpinDoesToAVersionIsSeenInItsDurationAndItsRatio() throws IOException {
    FactorEffects effects =
        FactorEffects.of(
            new PacedRun(scratch)
                .set("storm-spinlock-2cpus-gap1000-", fork -> 1000)
                .set(
                    "storm-patched-2cpus-gap1000-",
                    fork -> 800 * Math.pow(1.1, PacedRun.drawn(fork, "spin") / 96.0))
                .storm());
    LevelEffect.Line duration = line(effects, false);
    assertThat(duration.changePercent()).isCloseTo(10, within(1e-6));
    assertThat(duration.p()).isLessThan(1e-6);
    assertThat(line(effects, true).changePercent()).isCloseTo(100 / 1.1 - 100, within(1e-6));
  }

  @Test
  void everyComparisonAndEveryCaseHasItsTests() {
    Findings findings = Samples.storm(Samples.PACED);
    FactorEffects effects = FactorEffects.of(findings);
    int comparisons = findings.comparisons().size();
    int cases = findings.speeds().size();
    assertThat(effects.effects()).hasSize(2 * comparisons + 3 * cases);
    assertThat(effects.effects().subList(0, 2 * comparisons)).allMatch(FactorEffect::isOfRatio);
    assertThat(effects.indexes()).hasSize(cases);
    assertThat(effects.tests()).isEqualTo(2 * comparisons + 4 * cases);
    assertThat(effects.belowByChance()).isCloseTo(0.05 * effects.tests(), within(1e-9));
    assertThat(effects.below()).isBetween(1, effects.tests());
  }

  @Test
  void theKernelHasNoLevelsAndNoTests() {
    assertThat(FactorEffects.of(Samples.broadcast(Samples.PACED)).effects())
        .noneMatch(effect -> effect.figure().studyCase().isKernel());
  }

  @Test
  void repeatedForksHaveNoPart() {
    Findings findings = Samples.storm(Samples.PACED);
    assertThat(findings.run().forks()).anyMatch(fork -> fork.isRepeated());
    assertThat(FactorEffects.of(findings).effects())
        .allMatch(effect -> effect.effect().n() <= findings.run().blocks());
  }

  @Test
  void aRunInWhichNothingWasDrawnHasNone() {
    assertThat(FactorEffects.of(Samples.storm(Samples.TWO_CPUS)).isEmpty()).isTrue();
  }

  private static LevelEffect.Line line(FactorEffects effects, boolean ratio) {
    return effects.effects().stream()
        .filter(effect -> effect.figure().studyCase().id().equals(PATCHED))
        .filter(effect -> effect.isOfRatio() == ratio && effect.factor() == Factor.SPIN)
        .findFirst()
        .flatMap(effect -> effect.effect().line())
        .orElseThrow();
  }
}
