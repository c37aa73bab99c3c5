// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginTest {
  @Test
  void isThreePercent() {
    assertThat(Margin.LEAST.percent()).isCloseTo(3, within(1e-9));
    assertThat(Margin.LEAST.ratios().low()).isCloseTo(1 / 1.03, within(1e-12));
  }

  @Test
  void isThreePercentWhenTheInstrumentIsFiner() {
    assertThat(Margin.of(PairedRatio.of(PairedRatioTest.flat(6), PairedRatioTest.flat(6))))
        .isEqualTo(Margin.LEAST);
  }

  @Test
  void isTooFineForAnInstrumentWhoseArmsCameOutFurtherApart() {
    // Logarithms -0.10 to -0.05: mean -0.075.
    Margin margin =
        Margin.of(PairedRatio.of(PairedRatioTest.growing(-0.10, 0.01), PairedRatioTest.flat(6)));
    assertThat(margin.log()).as("never wider").isEqualTo(Margin.LEAST.log());
    assertThat(margin.coarse()).isTrue();
  }

  @Test
  void isThreePercentHoweverNoisyTheInstrumentWhenTheArmsCameOutTogether() {
    // Logarithms -0.25 to 0.25: mean 0, interval to about 0.196 on either side.
    assertThat(
            Margin.of(PairedRatio.of(PairedRatioTest.growing(-0.25, 0.1), PairedRatioTest.flat(6))))
        .isEqualTo(Margin.LEAST);
  }

  @Test
  void isTooFineForAnInstrumentWhoseErrorIsNotKnown() {
    assertThat(Margin.of(Optional.empty()).coarse()).isTrue();
    assertThat(Margin.of(PairedRatio.of(PairedRatioTest.flat(3), PairedRatioTest.flat(3))).coarse())
        .isTrue();
  }
}
