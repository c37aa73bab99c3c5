// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairedRatioTest {
  @Test
  void isTheGeometricMeanOfTheRatiosWithinBlocks() {
    // Logarithms 0, 0.01, ... 0.05: mean 0.025; half width at 95 % 2.5706 x 0.00763763 = 0.019633,
    // see MeanIntervalTest.
    PairedRatio ratio = PairedRatio.of(growing(0, 0.01), flat(6)).orElseThrow();
    assertThat(ratio.n()).isEqualTo(6);
    assertThat(ratio.ratio()).isCloseTo(Math.exp(0.025), within(1e-12));
    assertThat(ratio.interval95().orElseThrow().low())
        .isCloseTo(Math.exp(0.025 - 0.019633), within(1e-6));
    assertThat(ratio.interval90().orElseThrow().high())
        .isCloseTo(Math.exp(0.025 + 0.015390), within(1e-6));
    assertThat(ratio.halfWidthPercent().orElseThrow())
        .isCloseTo(100 * (Math.exp(0.019633) - 1), within(1e-4));
    // 0 is its own opposite, so that 4 of the 64 patterns reach the sum of 0.15.
    assertThat(ratio.p()).hasValue(4 / 64.0);
    // The bootstrap's standard deviation is that of the population, sqrt(5 / 6) times 0.00763763;
    // times 1.96 it is 0.01367.
    assertThat(Math.log(ratio.bootstrap95().orElseThrow().high()))
        .isCloseTo(0.025 + 0.01367, within(0.0015));
    assertThat(ratio.warnings()).isEmpty();
  }

  @Test
  void driftOfTheMachineCancels() {
    // Both double from block to block; the ratio is 2 in each of them.
    SortedMap<Integer, Double> slow = growing(0, Math.log(2));
    SortedMap<Integer, Double> fast = new TreeMap<>();
    slow.forEach((block, value) -> fast.put(block, 2 * value));
    PairedRatio ratio = PairedRatio.of(fast, slow).orElseThrow();
    assertThat(ratio.ratio()).isCloseTo(2, within(1e-12));
    assertThat(ratio.interval95().orElseThrow().low()).isCloseTo(2, within(1e-9));
    assertThat(ratio.interval95().orElseThrow().high()).isCloseTo(2, within(1e-9));
  }

  @Test
  void swappingTheTwoGivesTheInverse() {
    PairedRatio one = PairedRatio.of(growing(0, 0.01), flat(6)).orElseThrow();
    PairedRatio other = PairedRatio.of(flat(6), growing(0, 0.01)).orElseThrow();
    assertThat(one.ratio() * other.ratio()).isCloseTo(1, within(1e-12));
    assertThat(one.interval95().orElseThrow().low() * other.interval95().orElseThrow().high())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void aBlockWithOneSideOnlyIsLeftOutAndSaidSo() {
    SortedMap<Integer, Double> seven = flat(7);
    seven.put(7, 100.0);
    PairedRatio ratio = PairedRatio.of(seven, flat(6)).orElseThrow();
    assertThat(ratio.n()).isEqualTo(6);
    assertThat(ratio.ratio()).isEqualTo(1);
    assertThat(ratio.warnings()).containsExactly(Warning.UNPAIRED);
  }

  @Test
  void fiveBlocksHaveARatioAndNoInterval() {
    PairedRatio ratio = PairedRatio.of(flat(5), flat(5)).orElseThrow();
    assertThat(ratio.interval95()).isEmpty();
    assertThat(ratio.interval90()).isEmpty();
    assertThat(ratio.bootstrap95()).isEmpty();
    assertThat(ratio.p()).isEmpty();
    assertThat(ratio.halfWidthPercent()).isEmpty();
    assertThat(ratio.warnings()).containsExactly(Warning.TOO_FEW);
  }

  @Test
  void withoutACommonBlockThereIsNone() {
    assertThat(PairedRatio.of(flat(3), new TreeMap<>())).isEmpty();
  }

  static SortedMap<Integer, Double> flat(int blocks) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    for (int block = 1; block <= blocks; block++) {
      values.put(block, 1.0);
    }
    return values;
  }

  /** Six values whose logarithms begin somewhere and grow evenly. */
  static SortedMap<Integer, Double> growing(double from, double step) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    for (int block = 1; block <= 6; block++) {
      values.put(block, Math.exp(from + step * (block - 1)));
    }
    return values;
  }
}
