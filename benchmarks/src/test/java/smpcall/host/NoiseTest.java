// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.host.Noise.CpuTimes;

class NoiseTest {

  private static final String STAT =
      """
      cpu  84562 12 9021 734512 801 0 344 1203 0 0
      cpu0 42001 6 4510 367256 400 0 172 601 0 0
      cpu1 42561 6 4511 367256 401 0 172 602 0 0
      cpu10 1 1 1 1 1 1 1 1 0 0
      intr 2713046 9 0 0
      """;

  /** User, nice and system time: 42001 + 6 + 4510 and 42561 + 6 + 4511 ticks. */
  @Test
  void timesAreSummedOverTheCpusInTicksOfTenMilliseconds() {
    assertThat(CpuTimes.of(STAT, List.of(0))).contains(new CpuTimes(465_170, 6_010L));
    assertThat(CpuTimes.of(STAT, List.of(0, 1))).contains(new CpuTimes(935_950, 12_030L));
  }

  @Test
  void withoutStealTheBusyTimeIsKnown() {
    assertThat(CpuTimes.of("cpu  9 9 9 9 9 9 9\ncpu0 1 2 3 4 5 6 7\n", List.of(0)))
        .contains(new CpuTimes(60, null));
  }

  @Test
  void aMissingCpuMakesTheTimesUnknown() {
    assertThat(CpuTimes.of(STAT, List.of(0, 2))).isEmpty();
    assertThat(CpuTimes.of(STAT, List.of())).isEmpty();
    assertThat(CpuTimes.of("", List.of(0))).isEmpty();
  }

  /** 12 + 3 + 400 + 50 ticks, behind a name that contains blanks and parentheses. */
  @Test
  void ownTimeIsTheSumOfTheProcessAndItsChildren() {
    assertThat(
            Noise.ownMillis("7 (a ) b (c) R 1 7 7 0 -1 4194304 99 0 0 0 12 3 400 50 20 0 1 0 125"))
        .contains(4_650L);
    assertThat(Noise.ownMillis("7 (java) R 1 2")).isEmpty();
    assertThat(Noise.ownMillis("")).isEmpty();
  }

  @Test
  void aPeriodHasTheDifferencesAndTheLoadBeforeIt() {
    Noise period =
        new Noise(100L, 5_000L, 2_000L, 0.5).until(new Noise(130L, 9_000L, 5_700L, 1.75));

    assertThat(period).isEqualTo(new Noise(30L, 4_000L, 3_700L, 0.5));
    assertThat(period.foreignMillis()).isEqualTo(300);
  }

  @Test
  void foreignTimeIsNeverNegative() {
    assertThat(new Noise(0L, 1_000L, 1_500L, 0.0).foreignMillis()).isZero();
  }

  @Test
  void aDifferenceNeedsBothValues() {
    Noise known = new Noise(100L, 5_000L, 2_000L, 0.5);
    Noise unknown = new Noise(null, null, null, null);

    assertThat(known.until(unknown)).isEqualTo(new Noise(null, null, null, 0.5));
    assertThat(unknown.until(known)).isEqualTo(unknown);
    assertThat(unknown.foreignMillis()).isNull();
  }

  @Test
  void thisHostReportsItsTimes() {
    Noise now = Noise.now(List.of(Affinity.allowed().nextSetBit(0)));

    assertThat(now.busyMillis()).isPositive();
    assertThat(now.ownMillis()).isPositive();
    assertThat(now.loadBefore()).isNotNegative();
  }
}
