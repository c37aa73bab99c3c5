// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignFlipTest {
  @Test
  void isTheShareOfPatternsThatAreAsFarFromZero() {
    // +-1 +-2 +-3: 6, 4, 2, 0 and their negatives; 2 of 8 reach 6.
    assertThat(SignFlip.p(new double[] {1, 2, 3})).isEqualTo(0.25);
    // +-3 +-1 +-1: 5, 3, 3, 1 and their negatives; 3 is reached by 6 of 8.
    assertThat(SignFlip.p(new double[] {3, 1, -1})).isEqualTo(0.75);
    // 1 + 2 - 3 = 0 is reached by all.
    assertThat(SignFlip.p(new double[] {1, 2, -3})).isEqualTo(1);
  }

  @Test
  void theSignOfTheWholeDoesNotMatter() {
    double[] values = {0.3, -0.1, 0.2, 0.25, 0.17, -0.02, 0.4};
    double[] turned = Arrays.stream(values).map(v -> -v).toArray();
    assertThat(SignFlip.p(turned)).isEqualTo(SignFlip.p(values));
  }

  @Test
  void valuesOfOneSignGiveTheSmallestP() {
    for (int n = 1; n <= SignFlip.EXACT; n++) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> 0.01 * (i + 1));
      assertThat(SignFlip.p(values)).isEqualTo(2 / Math.pow(2, n));
      assertThat(SignFlip.smallestP(n)).isEqualTo(2 / Math.pow(2, n));
    }
  }

  @Test
  void drawnPatternsAgreeWithAllOfThem() {
    // A value of 0 changes no sum: 17 values, drawn, have the p of the other 16, enumerated. With
    // 10,000 patterns the standard error is at most 0.005.
    Random random = new Random(7);
    for (int study = 0; study < 5; study++) {
      double[] sixteen = new double[16];
      double shift = 0.1 * study;
      Arrays.setAll(sixteen, i -> random.nextGaussian() + shift);
      double[] seventeen = Arrays.copyOf(sixteen, 17);
      assertThat(SignFlip.p(seventeen)).isCloseTo(SignFlip.p(sixteen), within(0.02));
      assertThat(SignFlip.p(seventeen)).isEqualTo(SignFlip.p(seventeen));
    }
  }

  @Test
  void drawnPatternsNeverGiveZero() {
    double[] values = new double[40];
    Arrays.fill(values, 1);
    assertThat(SignFlip.p(values)).isEqualTo(1e-4).isEqualTo(SignFlip.smallestP(40));
  }

  @Test
  void nothingIsNotTested() {
    assertThatThrownBy(() -> SignFlip.p(new double[0])).hasMessage("nothing to test");
  }
}
