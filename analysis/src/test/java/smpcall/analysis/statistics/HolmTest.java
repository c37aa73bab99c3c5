// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void theSmallestIsTakenTimesAllAndTheLargestTimesOne() {
    // Upwards: 0.005 x 4 = 0.02; 0.01 x 3 = 0.03; 0.03 x 2 = 0.06; 0.04 x 1, but not below 0.06.
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, Offset.offset(1e-15));
  }

  @Test
  void isNeverAboveOne() {
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
  }

  @Test
  void oneAloneIsNotCorrectedAndNoneIsNone() {
    assertThat(Holm.adjusted(new double[] {0.04})).containsExactly(0.04);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }

  @Test
  void saysHowManyBlocksAFamilyNeeds() {
    // 2/2^6 = 0.031; twice 2/2^7 = 0.031; 20 times 2/2^10 = 0.039; 28 times 2/2^10 = 0.055 is too
    // much.
    assertThat(Holm.blocksFor(1)).isEqualTo(6);
    assertThat(Holm.blocksFor(2)).isEqualTo(7);
    assertThat(Holm.blocksFor(20)).isEqualTo(10);
    assertThat(Holm.blocksFor(28)).isEqualTo(11);
  }
}
