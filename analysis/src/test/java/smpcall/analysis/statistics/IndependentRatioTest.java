// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IndependentRatioTest {

  /**
   * Logarithms 1..6 and 11..16 times 0.01: means 0.035 and 0.135, both variances 0.00035, so that
   * the standard error of the difference is sqrt(2 x 0.00035 / 6) = 0.0108012 and Welch's degrees
   * of freedom are 2 (n - 1) = 10, where t(0.975) = 2.228139 and t(0.95) = 1.812461.
   */
  @Test
  void equalVariancesGiveStudentsTwoSampleInterval() {
    IndependentRatio ratio =
        IndependentRatio.of(exp(11, 12, 13, 14, 15, 16), exp(1, 2, 3, 4, 5, 6)).orElseThrow();
    assertThat(ratio.ratio()).isCloseTo(Math.exp(0.1), within(1e-12));
    Interval wide = ratio.interval95().orElseThrow();
    assertThat(Math.log(wide.low())).isCloseTo(0.1 - 2.228139 * 0.0108012, within(1e-6));
    assertThat(Math.log(wide.high())).isCloseTo(0.1 + 2.228139 * 0.0108012, within(1e-6));
    assertThat(Math.log(ratio.interval90().orElseThrow().low()))
        .isCloseTo(0.1 - 1.812461 * 0.0108012, within(1e-6));
  }

  /**
   * One side does not vary at all: the degrees of freedom are those of the other, 5, where t(0.975)
   * = 2.570582; the standard error is sqrt(0.00035 / 6) = 0.00763763.
   */
  @Test
  void aSideWithoutVarianceLeavesTheDegreesOfTheOther() {
    IndependentRatio ratio =
        IndependentRatio.of(exp(1, 2, 3, 4, 5, 6), exp(0, 0, 0, 0, 0, 0, 0)).orElseThrow();
    assertThat(Math.log(ratio.interval95().orElseThrow().high()))
        .isCloseTo(0.035 + 2.570582 * 0.00763763, within(1e-6));
  }

  @Test
  void tooFewOnOneSideGiveNoInterval() {
    IndependentRatio ratio =
        IndependentRatio.of(exp(1, 2, 3, 4, 5), exp(1, 2, 3, 4, 5, 6)).orElseThrow();
    assertThat(ratio.interval95()).isEmpty();
    assertThat(ratio.interval90()).isEmpty();
    assertThat(IndependentRatio.of(new double[0], exp(1))).isEmpty();
  }

  @Test
  void sidesThatNeverVaryHaveAPointForAnInterval() {
    IndependentRatio ratio =
        IndependentRatio.of(exp(1, 1, 1, 1, 1, 1), exp(1, 1, 1, 1, 1, 1)).orElseThrow();
    assertThat(ratio.interval95()).contains(new Interval(1, 1));
  }

  private static double[] exp(int... hundredths) {
    return Arrays.stream(hundredths).mapToDouble(h -> StrictMath.exp(h / 100.0)).toArray();
  }
}
