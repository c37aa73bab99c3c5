// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanIntervalTest {
  /*
   * By hand: 0, 1, 2, 3, 4, 5 have mean 2.5 and squares 2 (2.5^2 + 1.5^2 + 0.5^2) = 17.5,
   * so s^2 = 17.5 / 5 = 3.5 and the standard error is sqrt(3.5 / 6) = 0.763763.
   */
  private static final double[] SIX = {0, 1, 2, 3, 4, 5};
  private static final double STANDARD_ERROR = 0.763763;

  @Test
  void at95PercentUsesTheQuantileOfFiveDegreesOfFreedom() {
    // t(0.975; 5) = 2.5706 in every table.
    Interval interval = MeanInterval.of(SIX, 0.95);
    assertThat(interval.high() - 2.5).isCloseTo(2.5706 * STANDARD_ERROR, within(1e-4));
    assertThat(2.5 - interval.low()).isCloseTo(2.5706 * STANDARD_ERROR, within(1e-4));
  }

  @Test
  void at90PercentIsNarrower() {
    // t(0.95; 5) = 2.0150.
    assertThat(MeanInterval.of(SIX, 0.90).high() - 2.5)
        .isCloseTo(2.0150 * STANDARD_ERROR, within(1e-4));
  }

  @Test
  void ofEqualValuesIsOnePoint() {
    assertThat(MeanInterval.of(new double[] {3, 3, 3}, 0.95)).isEqualTo(new Interval(3, 3));
  }

  @Test
  void needsTwoValues() {
    assertThatThrownBy(() -> MeanInterval.of(new double[] {1}, 0.95))
        .hasMessage("an interval needs at least two values, not 1");
  }
}
