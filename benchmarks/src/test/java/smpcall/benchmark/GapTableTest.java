// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapTableTest {

  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
  private static final int THREADS = 64;

  @ParameterizedTest
  @ValueSource(longs = {100, 300, 1_000, 5_000, 1_000_000_000})
  void theMeanIsThatOfTheDistributionForEveryThread(long mean) {
    for (int thread = 0; thread < THREADS; thread++) {
      assertThat(mean(GapTable.draw(mean, 1, thread))).isCloseTo(mean, within(0.02 * mean));
    }
  }

  private static double mean(long[] gaps) {
    return Arrays.stream(gaps).average().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 1_000})
  void everyGapIsPositive(long mean) {
    assertThat(Arrays.stream(GapTable.draw(mean, 1, 0))).allMatch(gap -> gap > 0);
  }

  /** The share of gaps longer than x is exp(-x / mean). */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2, 4})
  void theDistributionIsExponential(double means) {
    long[] gaps = GapTable.draw(10_000, 1, 0);

    long longer = Arrays.stream(gaps).filter(gap -> gap > means * 10_000).count();

    assertThat((double) longer / gaps.length).isCloseTo(Math.exp(-means), TWO_PERCENT);
  }

  @Test
  void theOrderIsRandom() {
    long[] gaps = GapTable.draw(1_000, 1, 0);
    double products = 0;
    for (int i = 1; i < gaps.length; i++) {
      products += (gaps[i - 1] - 1_000.0) * (gaps[i] - 1_000.0);
    }

    // The correlation of neighbours has a standard deviation of 1/64 in a random order.
    assertThat(products / gaps.length / 1e6).isBetween(-0.05, 0.05);
  }

  @Test
  void theSeedAndTheThreadDecideTheGaps() {
    long[] gaps = GapTable.draw(1_000, 7, 1);

    assertThat(GapTable.draw(1_000, 7, 1)).isEqualTo(gaps);
    assertThat(GapTable.draw(1_000, 7, 0)).isNotEqualTo(gaps);
    assertThat(GapTable.draw(1_000, 8, 1)).isNotEqualTo(gaps);
  }
}
