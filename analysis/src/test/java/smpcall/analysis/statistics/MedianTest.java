// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void ofAnOddNumberIsTheMiddleOne() {
    assertThat(Median.of(new double[] {5, 1, 3})).isEqualTo(3);
  }

  @Test
  void ofAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Median.of(new double[] {4, 1, 3, 100})).isEqualTo(3.5);
  }

  @Test
  void leavesItsInputAlone() {
    double[] values = {2, 1};
    Median.of(values);
    assertThat(values).containsExactly(2, 1);
  }

  @Test
  void thereIsNoneOfNothing() {
    assertThatThrownBy(() -> Median.of(new double[0])).hasMessage("no median of nothing");
  }

  @Test
  void theMiddleHalfIsBetweenTheQuartiles() {
    // Of six values, the quartiles have the ranks 1 + 5 / 4 = 2.25 and 1 + 15 / 4 = 4.75.
    assertThat(Median.middleHalf(new double[] {10, 60, 20, 50, 30, 40}))
        .isEqualTo(new Interval(22.5, 47.5));
    assertThat(Median.middleHalf(new double[] {840})).isEqualTo(new Interval(840, 840));
  }
}
