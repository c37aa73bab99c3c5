// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Logarithms that grow by 0.01 over six blocks reach 0.0196 (95 %) and 0.0154 (90 %) from their
 * mean. ln 1.03 = 0.0296.
 */
class VerdictTest {
  @Test
  void fasterWhenTheIntervalIsAboveOneAndLeavesTheMargin() {
    assertThat(verdict(0.0, 0.01)).isEqualTo(Verdict.FASTER);
  }

  @Test
  void slowerWhenItIsBelow() {
    assertThat(verdict(-0.05, 0.01)).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void sameWhenTheNarrowIntervalStaysWithinTheMargin() {
    // From -0.035 the mean is -0.01: 90 % from -0.0254 to 0.0054.
    assertThat(verdict(-0.035, 0.01)).isEqualTo(Verdict.SAME);
  }

  @Test
  void aSmallDifferenceThatIsSureIsNotTheSame() {
    // Mean 0.01 with next to no spread: the interval excludes 1, though all of it is within 3 %.
    assertThat(verdict(0.01, 0.00001)).isEqualTo(Verdict.FASTER);
    assertThat(verdict(-0.01, 0.00001)).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void cannotTellWhenItHoldsOneAndLeavesTheMargin() {
    assertThat(verdict(-0.05, 0.03)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void aCoarseInstrumentNeverSaysTheSame() {
    Margin coarse = new Margin(Margin.LEAST.log(), true);
    Optional<PairedRatio> near =
        PairedRatio.of(PairedRatioTest.growing(-0.035, 0.01), PairedRatioTest.flat(6));
    Optional<PairedRatio> above =
        PairedRatio.of(PairedRatioTest.growing(0, 0.01), PairedRatioTest.flat(6));

    assertThat(Verdict.exploratory(near, coarse)).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(Verdict.exploratory(above, coarse)).isEqualTo(Verdict.FASTER);
  }

  @Test
  void belowSixBlocksThereIsNoVerdict() {
    Optional<PairedRatio> ratio = PairedRatio.of(PairedRatioTest.flat(5), PairedRatioTest.flat(5));
    assertThat(Verdict.exploratory(ratio, Margin.LEAST)).isEqualTo(Verdict.TOO_SMALL);
  }

  @Test
  void withoutARatioThereIsNoValue() {
    assertThat(Verdict.exploratory(Optional.empty(), Margin.LEAST)).isEqualTo(Verdict.NO_VALUE);
  }

  @Test
  void inTheFamilyTheIntervalAndTheTestMustAgree() {
    Optional<PairedRatio> ratio =
        PairedRatio.of(PairedRatioTest.growing(0.05, 0.01), PairedRatioTest.flat(6));
    assertThat(Verdict.inFamily(ratio, Margin.LEAST, 0.05)).isEqualTo(Verdict.FASTER);
    assertThat(Verdict.inFamily(ratio, Margin.LEAST, 0.051)).isEqualTo(Verdict.FASTER_UNCONFIRMED);
    Optional<PairedRatio> below =
        PairedRatio.of(PairedRatioTest.growing(-0.10, 0.01), PairedRatioTest.flat(6));
    assertThat(Verdict.inFamily(below, Margin.LEAST, 0.051)).isEqualTo(Verdict.SLOWER_UNCONFIRMED);
  }

  @Test
  void inTheFamilyTheTestAloneIsNotEnough() {
    // -0.05 to 0.10: mean 0.025, 95 % reaches 0.0589 from it, past 0.
    Optional<PairedRatio> ratio =
        PairedRatio.of(PairedRatioTest.growing(-0.05, 0.03), PairedRatioTest.flat(6));
    assertThat(Verdict.inFamily(ratio, Margin.LEAST, 0.01)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void theSameNeedsNoTestForDifference() {
    Optional<PairedRatio> ratio =
        PairedRatio.of(PairedRatioTest.growing(-0.035, 0.01), PairedRatioTest.flat(6));
    assertThat(Verdict.inFamily(ratio, Margin.LEAST, 1)).isEqualTo(Verdict.SAME);
  }

  private static Verdict verdict(double from, double step) {
    return Verdict.exploratory(
        PairedRatio.of(PairedRatioTest.growing(from, step), PairedRatioTest.flat(6)), Margin.LEAST);
  }
}
