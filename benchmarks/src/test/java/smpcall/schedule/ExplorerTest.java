// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelVersion;

/** Schedules from seeds convict the buggy version, and no other. */
@Tag("slow")
class ExplorerTest {

  private static final int RUNS = 150;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCKFREE")
  void nothingIsFoundInTheOtherVersions(KernelVersion version) {
    assertThat(Explorer.explore(version, 0, RUNS).broken()).isEmpty();
  }

  @Test
  void theReuseRaceIsFoundWithoutKnowingWhereItIs() {
    assertThat(Explorer.explore(KernelVersion.LOCKFREE, 0, 2 * RUNS).broken())
        .contains(Invariant.REFS_NOT_NEGATIVE, Invariant.WAITS_FOR_ALL);
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedIsTheSameRun(KernelVersion version) {
    assertThat(Explorer.run(version, 7).trace()).isEqualTo(Explorer.run(version, 7).trace());
  }
}
