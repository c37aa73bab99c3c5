// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FairnessTest {
  @Test
  void equalSharesAreOne() {
    assertThat(of(5, 5, 5, 5)).isEqualTo(new Fairness(1, 1));
  }

  @Test
  void oneThreadWithEverythingIsOneOfN() {
    assertThat(of(8, 0, 0, 0)).isEqualTo(new Fairness(0, 0.25));
  }

  @Test
  void oneTwoThree() {
    // (1 + 2 + 3)^2 / (3 (1 + 4 + 9)) = 36 / 42
    assertThat(of(1, 2, 3).leastShare()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(of(1, 2, 3).jain()).isCloseTo(36.0 / 42, within(1e-15));
  }

  private static Fairness of(double... calls) {
    return Fairness.of(
        calls.length,
        Arrays.stream(calls).min().orElseThrow(),
        Arrays.stream(calls).max().orElseThrow(),
        Arrays.stream(calls).sum(),
        Arrays.stream(calls).map(c -> c * c).sum());
  }
}
