// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelVersionTest {

  private static List<KernelVersion> with(Part part) {
    return Arrays.stream(KernelVersion.values()).filter(each -> each.part() == part).toList();
  }

  @Test
  void oneIsTheBaselineAndOneTheHarnessAndClaimsAreMadeAboutTwo() {
    assertThat(with(Part.BASELINE)).containsExactly(KernelVersion.SPINLOCK);
    assertThat(with(Part.HARNESS)).containsExactly(KernelVersion.FLOOR);
    assertThat(with(Part.CLAIMED)).containsExactly(KernelVersion.LOCKFREE, KernelVersion.PATCHED);
    assertThat(KernelVersion.baseline()).isEqualTo(KernelVersion.SPINLOCK);
  }

  @ParameterizedTest
  @EnumSource
  void theFactsAreWellFormed(KernelVersion version) {
    Change change = version.change();

    assertThat(version.races()).isSorted().doesNotHaveDuplicates();
    assertThat(change.commit()).matches(text -> text == null || text.matches("(\\w{12}(, )?)+"));
    assertThat(change.date()).matches(text -> text == null || text.matches("\\d{4}(-\\d\\d){0,2}"));
    assertThat(change.summary()).endsWith(".").hasSizeLessThan(80);
    assertThat(version.ordering().barriers()).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "REUSE_RACE,        reuse-race,        reuse race,        LOCKFREE",
    "DELETE_BEFORE_ADD, delete-before-add, delete before add, PATCHED",
    "EMPTY_MASK,        empty-mask,        empty mask,        SPINLOCK"
  })
  void aRaceHasOneNameAndAVersionThatShowsItBest(
      Race race, String id, String words, KernelVersion clearest) {
    assertThat(race.id()).isEqualTo(id);
    assertThat(race.words()).isEqualTo(words);
    assertThat(KernelVersion.clearestFor(race)).isEqualTo(clearest);
  }
}
