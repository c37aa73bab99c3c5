// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginTest {
  @Test
  void isThreePercentWithoutAnAaArm() {
    assertThat(Margin.of(Optional.empty())).isEqualTo(Margin.LEAST);
    assertThat(Margin.LEAST.percent()).isCloseTo(3, within(1e-9));
    assertThat(Margin.LEAST.ratios().low()).isCloseTo(1 / 1.03, within(1e-12));
  }

  @Test
  void isThreePercentWhenTheInstrumentIsFiner() {
    assertThat(Margin.of(PairedRatio.of(PairedRatioTest.flat(6), PairedRatioTest.flat(6))))
        .isEqualTo(Margin.LEAST);
  }

  @Test
  void isAsFarAsTheAaIntervalReachesOnEitherSide() {
    // Logarithms -0.05 to 0: mean -0.025, reach 0.019633, so the lower end is at -0.044633.
    Margin margin =
        Margin.of(PairedRatio.of(PairedRatioTest.growing(-0.05, 0.01), PairedRatioTest.flat(6)));
    assertThat(margin.log()).isCloseTo(0.044633, within(1e-5));
    assertThat(margin.fromInstrument()).isTrue();
  }

  @Test
  void isThreePercentWhenTheAaArmIsTooShort() {
    assertThat(Margin.of(PairedRatio.of(PairedRatioTest.flat(3), PairedRatioTest.flat(3))))
        .isEqualTo(Margin.LEAST);
  }
}
