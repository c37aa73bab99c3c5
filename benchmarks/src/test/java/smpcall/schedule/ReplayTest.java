// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelVersion;

class ReplayTest {

  @Test
  void theRaceOfTheMailIsPrintedForTheVersionThatItIsAbout() {
    Replay race = Replay.ofTheMail().get(0);

    assertThat(race.version()).isEqualTo(KernelVersion.LOCKFREE);
    assertThat(race.lines()).contains("CPU A                   CPU B                   CPU C");
    assertThat(String.join("\n", race.lines())).contains("refs to -1:");
    assertThat(race.broken().keySet()).containsExactly(KernelVersion.values());
    assertThat(race.broken().get(KernelVersion.LOCKFREE))
        .isEqualTo(Set.of(Invariant.REFS_NOT_NEGATIVE));
    assertThat(race.broken().get(KernelVersion.PATCHED)).isEmpty();
  }

  @Test
  void itsEarlyReturnAndItsLockupArePrintedToo() {
    Replay early = Replay.ofTheMail().get(1);
    Replay lockup = Replay.ofTheMail().get(2);

    assertThat(early.broken().get(KernelVersion.LOCKFREE)).contains(Invariant.WAITS_FOR_ALL);
    assertThat(lockup.broken().get(KernelVersion.LOCKFREE)).contains(Invariant.RETURNS);
    for (Replay race : List.of(early, lockup)) {
      assertThat(race.version()).isEqualTo(KernelVersion.LOCKFREE);
      assertThat(race.lines()).isNotEmpty().allMatch(line -> line.length() <= 72);
      assertThat(race.broken().get(KernelVersion.PATCHED)).isEmpty();
    }
  }

  @Test
  void theRaceThatThePatchLeftInIsPrintedForThePatch() {
    Replay race = Replay.ofTheMail().get(3);

    assertThat(race.version()).isEqualTo(KernelVersion.PATCHED);
    assertThat(race.broken().get(KernelVersion.PATCHED))
        .isEqualTo(Set.of(Invariant.DELETED_AFTER_ADDED));
    assertThat(
            List.of(
                race.broken().get(KernelVersion.SPINLOCK),
                race.broken().get(KernelVersion.LINUX_2_6_39)))
        .allMatch(Set::isEmpty);
  }

  @ParameterizedTest
  @EnumSource
  void everyTitleFitsIntoAMail(Interleaving interleaving) {
    assertThat(interleaving.title()).hasSizeLessThan(70).matches("[ -~]+");
  }
}
