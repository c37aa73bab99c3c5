// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CentreTest {
  @Test
  void intervalIsSymmetricAroundTheGeometricMean() {
    // 1, 2, 4, 8, 16, 32 are 2^0 to 2^5: mean of the logarithms 2.5 ln 2, so the geometric mean is
    // 2^2.5,
    // and half the width is t(0.975; 5) sqrt(3.5 / 6) ln 2 = 2.5706 x 0.763763 x 0.693147 =
    // 1.36088.
    Centre centre = Centre.of(new double[] {1, 2, 4, 8, 16, 32});
    double middle = Math.pow(2, 2.5);
    assertThat(centre.mean()).isCloseTo(middle, within(1e-9));
    assertThat(centre.interval().orElseThrow().low())
        .isCloseTo(middle / Math.exp(1.36088), within(1e-3));
    assertThat(centre.interval().orElseThrow().high())
        .isCloseTo(middle * Math.exp(1.36088), within(1e-3));
  }

  @Test
  void fiveForksHaveAMeanAndNoInterval() {
    Centre centre = Centre.of(new double[] {1, 2, 4, 8, 16});
    assertThat(centre.mean()).isCloseTo(4, within(1e-9));
    assertThat(centre.interval()).isEmpty();
    assertThat(centre.warnings()).containsExactly(Warning.TOO_FEW);
  }

  @Test
  void skewedForksAreReported() {
    // Four at 1 and eight far away, all alike: the median is 3, with little spread around the mean
    // of the
    // logarithms (8 ln 3 / 12 = 0.73, standard error 0.156): the interval ends at exp(1.076) =
    // 2.93.
    double[] values = {1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3};
    assertThat(Centre.of(values).warnings()).containsExactly(Warning.SKEWED);
  }
}
