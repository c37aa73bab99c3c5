// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelEffectTest {
  private static final int[] SPIN = {0, 16, 32, 0, 16, 32};

  /**
   * By hand: levels 0, 16, 32 twice, means of the logarithms 0.01, 0.03, 0.06, of all 0.2 / 6. Sxx
   * = 4 x 256 = 1024; Sxy = 2 (-16 x 0.01 + 16 x 0.06) = 1.6, so the slope is 0.0015625, or 0.05
   * from the lowest level to the highest. Syy = (0 + 9 + 16 + 4 + 9 + 64) 1e-4 - 0.04 / 6 =
   * 0.00353333; less 1.6^2 / 1024 = 0.0025 it leaves 0.00103333. Its quarter over Sxx is the
   * squared error of the slope: 0.000502273. t = 3.11086 with 4 degrees of freedom, p = 0.035842
   * (scipy's linregress gives the same); t(0.975; 4) = 2.776445, half width over the range
   * 0.0446251.
   */
  @Test
  void isTheSlopeOfTheLogarithmsOverTheRangeOfLevels() {
    LevelEffect effect = of(SPIN, 0.00, 0.03, 0.04, 0.02, 0.03, 0.08);
    assertThat(effect.n()).isEqualTo(6);
    LevelEffect.Line line = effect.line().orElseThrow();
    assertThat(line.changePercent()).isCloseTo(100 * Math.expm1(0.05), within(1e-9));
    assertThat(line.interval95().low()).isCloseTo(100 * Math.expm1(0.05 - 0.0446251), within(1e-4));
    assertThat(line.interval95().high())
        .isCloseTo(100 * Math.expm1(0.05 + 0.0446251), within(1e-4));
    assertThat(line.p()).isCloseTo(0.035842, within(1e-6));
  }

  @Test
  void eachLevelHasItsGeometricMeanAndItsRange() {
    LevelEffect effect = of(SPIN, 0.00, 0.03, 0.04, 0.02, 0.03, 0.08);
    assertThat(effect.levels().keySet()).containsExactly(0, 16, 32);
    LevelEffect.Level last = effect.levels().get(32);
    assertThat(last.n()).isEqualTo(2);
    assertThat(last.mean()).isCloseTo(Math.exp(0.06), within(1e-12));
    assertThat(last.least()).isCloseTo(Math.exp(0.04), within(1e-12));
    assertThat(last.most()).isCloseTo(Math.exp(0.08), within(1e-12));
  }

  @Test
  void fiveValuesHaveLevelsAndNoLine() {
    LevelEffect effect = of(new int[] {0, 16, 32, 64, 96}, 0, 0.1, 0.2, 0.3, 0.4);
    assertThat(effect.levels()).hasSize(5);
    assertThat(effect.line()).isEmpty();
  }

  @Test
  void twoLevelsHaveNoLine() {
    assertThat(of(new int[] {0, 16, 0, 16, 0, 16}, 0, 0.1, 0.2, 0.3, 0.4, 0.5).line()).isEmpty();
  }

  @Test
  void valuesThatNeverChangeHaveNoEffect() {
    assertThat(of(SPIN, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).line())
        .contains(new LevelEffect.Line(0, new Interval(0, 0), 1));
  }

  @Test
  void onlyBlocksWithALevelAndAValueCount() {
    SortedMap<Integer, Integer> levels = new TreeMap<>();
    levels.put(1, 16);
    levels.put(2, 16);
    SortedMap<Integer, Double> values = new TreeMap<>();
    values.put(2, 840.0);
    values.put(3, 850.0);
    assertThat(LevelEffect.of(levels, values).orElseThrow().levels().get(16).n()).isEqualTo(1);
    assertThat(LevelEffect.of(new TreeMap<>(), values)).isEmpty();
  }

  private static LevelEffect of(int[] levels, double... logs) {
    SortedMap<Integer, Integer> factor = new TreeMap<>();
    SortedMap<Integer, Double> values = new TreeMap<>();
    for (int block = 0; block < levels.length; block++) {
      factor.put(block + 1, levels[block]);
      values.put(block + 1, StrictMath.exp(logs[block]));
    }
    return LevelEffect.of(factor, values).orElseThrow();
  }
}
