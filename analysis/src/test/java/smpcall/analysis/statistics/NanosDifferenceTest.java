// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NanosDifferenceTest {

  /**
   * Differences 0, 1, ... 5 times 10 ns above 100: mean 125, standard error 7.63763, t(0.975; 5) =
   * 2.570582, see MeanIntervalTest.
   */
  @Test
  void isTheMeanOfTheDifferencesWithinBlocks() {
    NanosDifference difference =
        NanosDifference.of(
                times(840, 950, 1060, 870, 880, 990), times(740, 840, 940, 740, 740, 840))
            .orElseThrow();
    assertThat(difference.n()).isEqualTo(6);
    assertThat(difference.nanos()).isCloseTo(125, within(1e-9));
    Interval interval = difference.interval95().orElseThrow();
    assertThat(interval.low()).isCloseTo(125 - 2.570582 * 7.63763, within(1e-4));
    assertThat(interval.high()).isCloseTo(125 + 2.570582 * 7.63763, within(1e-4));
  }

  @Test
  void blocksWithOneSideOnlyDoNotCount() {
    NanosDifference difference =
        NanosDifference.of(times(840, 950), times(740, 840, 940)).orElseThrow();
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.nanos()).isEqualTo(105);
  }

  @Test
  void fiveBlocksHaveADifferenceAndNoInterval() {
    assertThat(
            NanosDifference.of(times(2, 2, 2, 2, 2), times(1, 1, 1, 1, 1))
                .orElseThrow()
                .interval95())
        .isEmpty();
  }

  @Test
  void withoutACommonBlockThereIsNone() {
    assertThat(NanosDifference.of(times(1), new TreeMap<>())).isEmpty();
  }

  private static SortedMap<Integer, Double> times(double... nanos) {
    SortedMap<Integer, Double> times = new TreeMap<>();
    for (double each : nanos) {
      times.put(times.size() + 1, each);
    }
    return times;
  }
}
