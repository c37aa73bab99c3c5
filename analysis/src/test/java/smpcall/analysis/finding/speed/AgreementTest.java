// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import smpcall.analysis.statistics.PairedRatio;

class AgreementTest {
  private static final Optional<PairedRatio> FASTER = ratio(6, 1.10);
  private static final Optional<PairedRatio> SLOWER = ratio(6, 0.90);

  @Test
  void ratiosClearOfOneOnOppositeSidesDisagreeInSign() {
    assertThat(Agreement.of(FASTER, SLOWER, ratio(6, 1.22))).isEqualTo(Agreement.OPPOSITE);
    assertThat(Agreement.of(SLOWER, FASTER, ratio(6, 0.82))).isEqualTo(Agreement.OPPOSITE);
  }

  @Test
  void theIntervalOfTheOneDividedByTheOtherDecidesOnTheSize() {
    assertThat(Agreement.of(FASTER, ratio(6, 1.30), ratio(6, 0.85))).isEqualTo(Agreement.APART);
    assertThat(Agreement.of(FASTER, FASTER, ratio(6, 1))).isEqualTo(Agreement.AGREE);
  }

  @Test
  void oneThatIsNotClearOfOneHasNoSignToDisagreeIn() {
    assertThat(Agreement.of(FASTER, ratio(6, 1), ratio(6, 1.10))).isEqualTo(Agreement.APART);
    assertThat(Agreement.of(FASTER, ratio(6, 1), ratio(6, 1))).isEqualTo(Agreement.AGREE);
  }

  @Test
  void withoutIntervalsOrValuesNothingIsSaid() {
    assertThat(Agreement.of(ratio(5, 1.10), SLOWER, ratio(5, 1.22))).isEqualTo(Agreement.TOO_SMALL);
    assertThat(Agreement.of(Optional.empty(), SLOWER, Optional.empty()))
        .isEqualTo(Agreement.NO_VALUE);
    assertThat(Agreement.TOO_SMALL.isDisagreement()).isFalse();
  }

  /** A ratio whose blocks are 1 % below and above it in turn. */
  private static Optional<PairedRatio> ratio(int blocks, double ratio) {
    SortedMap<Integer, Double> numerator = new TreeMap<>();
    SortedMap<Integer, Double> denominator = new TreeMap<>();
    for (int block = 1; block <= blocks; block++) {
      numerator.put(block, ratio * (block % 2 == 0 ? 1.01 : 0.99));
      denominator.put(block, 1.0);
    }
    return PairedRatio.of(numerator, denominator);
  }
}
