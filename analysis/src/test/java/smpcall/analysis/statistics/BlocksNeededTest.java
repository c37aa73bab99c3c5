// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlocksNeededTest {

  /** Log-ratios of +-step by turns, so that their standard deviation is step sqrt(n / (n - 1)). */
  private static PairedRatio ratio(int n, double step) {
    SortedMap<Integer, Double> numerator = new TreeMap<>();
    SortedMap<Integer, Double> denominator = new TreeMap<>();
    for (int block = 1; block <= n; block++) {
      numerator.put(block, Math.exp(block % 2 == 0 ? step : -step));
      denominator.put(block, 1.0);
    }
    return PairedRatio.of(numerator, denominator).orElseThrow();
  }

  /**
   * Six blocks of +-0.05: s = 0.05 sqrt(6 / 5) = 0.05477. For a half width of 0.03, t(n - 1) /
   * sqrt(n) must be at most 0.5477: t(14) = 2.1448 gives 0.5538 for n = 15, t(15) = 2.1314 gives
   * 0.5329 for n = 16.
   */
  @Test
  void aWorkedExample() {
    assertThat(BlocksNeeded.forHalfWidth(ratio(6, 0.05), 0.03)).hasValue(16);
  }

  @Test
  void neverFewerThanAnIntervalTakes() {
    assertThat(BlocksNeeded.forHalfWidth(ratio(20, 0.001), 0.03)).hasValue(6);
  }

  @Test
  void moreBlocksThanTheLimitAreNotCounted() {
    assertThat(BlocksNeeded.forHalfWidth(ratio(6, 3), 0.03)).isEmpty();
  }

  @Test
  void withoutAnIntervalNothingIsKnown() {
    assertThat(BlocksNeeded.forHalfWidth(ratio(4, 0.05), 0.03)).isEmpty();
  }
}
