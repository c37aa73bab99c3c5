// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IterationEffectTest {

  /**
   * By hand, in hundredths. Less their means, the forks are (-1, 0, 1), (-1, 1, 0), (-1, -1, 2),
   * (-2, 1, 1), (0, -1, 1), (-2, -1, 3): their squares add up to 32. The means by index are -7/6,
   * -1/6, 8/6, so that the index explains 6 (49 + 1 + 64) / 36 = 19 and leaves 13. F = (19 / 2) /
   * (13 / 10) = 7.307692 with 2 and 10 degrees of freedom: p = 0.011065 (scipy's f.sf; for 2
   * degrees above, it is (1 + F / 5)^-5).
   */
  private static final double[][] FORKS = {
    {0, 1, 2}, {0, 2, 1}, {1, 1, 4}, {0, 3, 3}, {2, 1, 3}, {0, 1, 5}
  };

  @Test
  void comparesTheVarianceBetweenIndexesWithWhatIsLeft() {
    IterationEffect effect = IterationEffect.of(forks(FORKS)).orElseThrow();
    assertThat(effect.f()).isCloseTo(7.307692, within(1e-6));
    assertThat(effect.p()).isCloseTo(Math.pow(1 + 7.307692 / 5, -5), within(1e-8));
    assertThat(effect.p()).isCloseTo(0.011065, within(1e-6));
    assertThat(effect.share()).isCloseTo(19.0 / 32, within(1e-9));
    assertThat(effect.shareByChance()).isEqualTo(1.0 / 6);
  }

  @Test
  void theLevelOfAForkDoesNotCount() {
    double[][] apart = Arrays.stream(FORKS).map(double[]::clone).toArray(double[][]::new);
    for (int fork = 0; fork < apart.length; fork++) {
      for (int i = 0; i < 3; i++) {
        apart[fork][i] += 100 * fork;
      }
    }
    assertThat(IterationEffect.of(forks(apart)).orElseThrow().f())
        .isCloseTo(7.307692, within(1e-6));
  }

  @Test
  void anIndexThatDecidesEverythingLeavesNothing() {
    double[][] same = new double[6][];
    Arrays.fill(same, new double[] {0, 1, 2});
    IterationEffect effect = IterationEffect.of(forks(same)).orElseThrow();
    assertThat(effect.share()).isEqualTo(1);
    assertThat(effect.p()).isZero();
  }

  @Test
  void fiveForksAreTooFew() {
    assertThat(IterationEffect.of(forks(FORKS).subList(0, 5))).isEmpty();
    assertThat(IterationEffect.of(List.of())).isEmpty();
  }

  @Test
  void iterationsThatNeverDifferHaveNoEffect() {
    assertThat(IterationEffect.of(forks(new double[6][3]))).isEmpty();
  }

  @Test
  void allForksHaveTheSameNumberOfIterations() {
    List<double[]> forks = new ArrayList<>(forks(FORKS));
    forks.set(3, new double[] {1, 1});
    assertThatThrownBy(() -> IterationEffect.of(forks))
        .hasMessage("forks of 3 and other numbers of iterations");
  }

  private static List<double[]> forks(double[][] hundredths) {
    return Arrays.stream(hundredths)
        .map(fork -> Arrays.stream(fork).map(h -> StrictMath.exp(h / 100)).toArray())
        .toList();
  }
}
