// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final String STAT =
      """
      cpu  84562 12 9021 734512 801 0 344 1203 0 0
      cpu0 42001 6 4510 367256 400 0 172 601 0 0
      cpu1 42561 6 4511 367256 401 0 172 602 0 0
      intr 2713046 9 0 0
      """;

  @Test
  void stealIsTheEighthNumberOfAllCpusInTicksOfTenMilliseconds() {
    assertThat(Noise.steal(STAT)).contains(12_030L);
  }

  @Test
  void aKernelThatCountsNoStealTellsNothing() {
    assertThat(Noise.steal("cpu  84562 12 9021 734512 801 0 344\ncpu0 1 1 1 1 1 1 1 99\n"))
        .isEmpty();
    assertThat(Noise.steal("")).isEmpty();
  }

  @Test
  void aStretchHasTheStealThatWasAddedAndTheLoadAtItsBeginning() {
    assertThat(new Noise(100L, 0.5).until(new Noise(130L, 1.75))).isEqualTo(new Noise(30L, 0.5));
  }

  @Test
  void whatIsNotKnownAtBothEndsIsNotKnown() {
    Noise known = new Noise(100L, 0.5);
    Noise unknown = new Noise(null, null);

    assertThat(known.until(unknown)).isEqualTo(new Noise(null, 0.5));
    assertThat(unknown.until(known)).isEqualTo(unknown);
  }
}
