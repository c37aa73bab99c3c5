// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class OutliersTest {
  @Test
  void oneFarValueIsMarked() {
    // Logarithms 0.00 to 0.05, the last moved to 0.50: median 0.025, deviations 0.025, 0.015,
    // 0.005, 0.005, 0.015, 0.475,
    // so MAD = 0.015 and the score of the last is 0.6745 x 0.475 / 0.015 = 21.4; that of the first
    // is 1.1.
    SortedMap<Integer, Double> values = PairedRatioTest.growing(0, 0.01);
    values.put(6, Math.exp(0.5));
    assertThat(Outliers.of(values)).containsExactly(6);
  }

  @Test
  void evenSpreadHasNone() {
    assertThat(Outliers.of(PairedRatioTest.growing(0, 0.01))).isEmpty();
  }

  @Test
  void equalValuesHaveNone() {
    assertThat(Outliers.of(PairedRatioTest.flat(6))).isEmpty();
  }

  @Test
  void fiveValuesAreTooFewToTell() {
    SortedMap<Integer, Double> values = PairedRatioTest.flat(5);
    values.put(5, 100.0);
    assertThat(Outliers.of(values)).isEmpty();
  }
}
