// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

class TimeShareTest {

  private static final CellSetup NO_RACE = setup(KernelVersion.SPINLOCK, CheckWorkload.STORM);
  private static final CellSetup NO_RACE_TOO = setup(KernelVersion.LINUX_4_14, CheckWorkload.MIXED);
  private static final CellSetup REUSE = setup(KernelVersion.LOCKFREE, CheckWorkload.STORM);
  private static final CellSetup DELETE = setup(KernelVersion.PATCHED, CheckWorkload.MIXED);

  private final TimeShare time = new TimeShare(8000, List.of(NO_RACE, REUSE, NO_RACE_TOO, DELETE));

  private static CellSetup setup(KernelVersion version, CheckWorkload workload) {
    return new CellSetup(Kernel.of(version), KernelConfig.DEFAULT, workload, 4);
  }

  @Test
  void racesThatMustShowComeFirst() {
    assertThat(time.order()).containsExactly(REUSE, DELETE, NO_RACE, NO_RACE_TOO);
  }

  @Test
  void aRaceMayTakeAsLongAsLaterCellsKeepTheirShares() {
    assertThat(time.limit(0, 0).millis()).isEqualTo(2000);
    assertThat(time.limit(0, 0).patience()).isEqualTo(60_000 + 6000);
    assertThat(time.limit(1, 500).patience()).isEqualTo(60_000 + 7500);
  }

  @Test
  void allRacesTogetherMayTakeAMinuteMore() {
    assertThat(time.limit(1, 40_000).patience()).isEqualTo(28_000);
    assertThat(time.limit(1, 67_000).patience()).isEqualTo(2000);
  }

  @Test
  void cellsWithoutARaceShareTheRest() {
    assertThat(time.limit(2, 1000).millis()).isEqualTo(3500);
    assertThat(time.limit(3, 4500).millis()).isEqualTo(3500);
  }

  @Test
  void cellsWithoutARaceHaveAtLeastAQuarter() {
    assertThat(time.limit(2, 8000).millis()).isEqualTo(1000);
    assertThat(time.limit(3, 9000).millis()).isEqualTo(1000);
  }

  @Test
  void theLongestTimeIsThatWithoutAnyRaceShown() {
    long elapsed = 0;
    for (int index = 0; index < time.order().size(); index++) {
      elapsed += time.limit(index, elapsed).patience();
    }
    assertThat(TimeShare.longest(8000)).isEqualTo(elapsed).isEqualTo(70_000);
  }
}
