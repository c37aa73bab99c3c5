// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.audit.Invariant;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.program.Scenario;

class ProfileTest {

  @ParameterizedTest
  @EnumSource
  void everyCellIsThereOnceAndCanBeBuilt(Profile profile) {
    List<CellSetup> cells = profile.cells();

    assertThat(cells).doesNotHaveDuplicates();
    assertThat(cells).extracting(CellSetup::kernel).containsAll(kernels(profile));
    assertThat(cells).allSatisfy(cell -> assertThat(cell.program().cpus()).isBetween(2, 4));
    assertThat(cells).allSatisfy(cell -> assertThat(Expectation.of(cell)).isNotNull());
  }

  private static List<Kernel> kernels(Profile profile) {
    return Kernel.all().stream()
        .filter(kernel -> profile != Profile.QUICK || !kernel.id().equals("spinlock"))
        .toList();
  }

  @Test
  void eachProfileHasTheCellsOfTheOneBefore() {
    assertThat(Profile.DEFAULT.cells()).containsAll(Profile.QUICK.cells());
    assertThat(Profile.FULL.cells()).containsAll(Profile.DEFAULT.cells());
  }

  @Test
  void whatMustBeRightUnderWeakIsExploredByDefault() {
    assertThat(Profile.DEFAULT.cells())
        .filteredOn(cell -> cell.model() == MemoryModel.WEAK)
        .filteredOn(cell -> cell.scenario().equals(Scenario.REUSE.id()))
        .extracting(cell -> cell.kernel().id())
        .containsExactly("linux-2.6.39", "linux-4.14", "linux-5.13");
  }

  @Test
  void anExpectedRaceMustShowAndNothingElseMay() {
    Expectation race =
        new Expectation("some race", EnumSet.of(Invariant.RETURNS), EnumSet.of(Invariant.AT_REST));

    assertThat(race.allows(EnumSet.noneOf(Invariant.class))).isFalse();
    assertThat(race.allows(EnumSet.of(Invariant.RETURNS, Invariant.AT_REST))).isTrue();
    assertThat(race.allows(EnumSet.of(Invariant.RETURNS, Invariant.RUNS_ONCE))).isFalse();
  }
}
