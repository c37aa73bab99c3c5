// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void twoValuesHaveAllThatTheirMeansCanBe() {
    // Means of two draws of 0 and 1: 0 in a quarter of all, 1/2 in half, 1 in a quarter.
    assertThat(Bootstrap.of(new double[] {0, 1}, 0.95)).isEqualTo(new Interval(0, 1));
    assertThat(Bootstrap.of(new double[] {0, 1}, 0.4)).isEqualTo(new Interval(0.5, 0.5));
  }

  @Test
  void manyValuesHaveTheNormalIntervalOfTheirMean() {
    // Fifty times -1 and 1: the mean of a hundred draws has a standard deviation of 0.1; times
    // 1.96.
    double[] values = new double[100];
    Arrays.setAll(values, i -> i % 2 == 0 ? 1 : -1);
    Interval interval = Bootstrap.of(values, 0.95);
    assertThat(interval.low()).isCloseTo(-0.196, within(0.011));
    assertThat(interval.high()).isCloseTo(0.196, within(0.011));
  }

  @Test
  void equalValuesHaveAPoint() {
    assertThat(Bootstrap.of(new double[] {2, 2, 2}, 0.95)).isEqualTo(new Interval(2, 2));
  }

  @Test
  void theSameValuesGiveTheSameInterval() {
    double[] values = {0.1, 0.7, -0.3, 0.2, 0.05, 0.4};
    assertThat(Bootstrap.of(values, 0.95)).isEqualTo(Bootstrap.of(values, 0.95));
  }

  @Test
  void oneValueHasNone() {
    assertThatThrownBy(() -> Bootstrap.of(new double[] {1}, 0.95))
        .hasMessage("an interval needs at least two values, not 1");
  }
}
