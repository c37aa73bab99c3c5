// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final int CHAINS = 1_000;
  private static final int LONGEST = 128;

  @Test
  void noStepChangesNothing() {
    assertThat(Steps.run(7, 0)).isEqualTo(7);
  }

  @Test
  void aStepSquaresAndAddsOne() {
    assertThat(Steps.run(0, 1)).isEqualTo(1);
    assertThat(Steps.run(0, 4)).isEqualTo(26);
    assertThat(Steps.run(-3, 2)).isEqualTo(101);
  }

  @Test
  void chainsCanBeContinued() {
    assertThat(Steps.run(Steps.run(5, 40), 24)).isEqualTo(Steps.run(5, 64));
  }

  @Test
  void noResultIsZeroBecauseNoSquareIsThreeModuloFour() {
    Random random = new Random(1);
    for (int chain = 0; chain < CHAINS; chain++) {
      long start = random.nextLong();
      for (int steps = 1; steps <= LONGEST; steps++) {
        assertThat(Steps.run(start, steps)).isNotZero();
      }
    }
  }
}
