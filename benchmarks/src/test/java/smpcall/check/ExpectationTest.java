// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.audit.Invariant;
import smpcall.explore.program.Kernel;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

class ExpectationTest {

  private static Expectation of(KernelVersion version, CheckWorkload workload, int cpus) {
    return Expectation.of(new CellSetup(Kernel.of(version), KernelConfig.DEFAULT, workload, cpus));
  }

  @ParameterizedTest
  @CsvSource({
    "FLOOR,          HOLDS,        HOLDS,      HOLDS,        HOLDS,             HOLDS",
    "SPINLOCK,       HOLDS,        HOLDS,      HOLDS,        HOLDS,             EMPTY_MASK",
    "LOCKFREE,       TOO_FEW_CPUS, REUSE_RACE, REUSE_RACE,   REUSE_RACE,        EMPTY_MASK_AND_RACES",
    "PATCHED,        HOLDS,        HOLDS,      TOO_FEW_CPUS, DELETE_BEFORE_ADD, EMPTY_MASK_AND_RACES",
    "LINUX_6DC19899, HOLDS,        HOLDS,      TOO_FEW_CPUS, DELETE_BEFORE_ADD, EMPTY_MASK_AND_RACES",
    "LINUX_2_6_38,   HOLDS,        HOLDS,      TOO_FEW_CPUS, DELETE_BEFORE_ADD, EMPTY_MASK_AND_RACES",
    "LINUX_2_6_39,   HOLDS,        HOLDS,      HOLDS,        HOLDS,             HOLDS",
    "LINUX_4_14,     HOLDS,        HOLDS,      HOLDS,        HOLDS,             HOLDS",
    "LINUX_5_13,     HOLDS,        HOLDS,      HOLDS,        HOLDS,             HOLDS"
  })
  void theGravestRaceThatTheTrafficCanShowMustShow(
      KernelVersion version,
      Expectation stormOf2,
      Expectation stormOf3,
      Expectation mixedOf3,
      Expectation mixedOf4,
      Expectation emptiedOf2) {
    assertThat(of(version, CheckWorkload.STORM, 2)).isEqualTo(stormOf2);
    assertThat(of(version, CheckWorkload.NOWAIT, 2)).isEqualTo(stormOf2);
    assertThat(of(version, CheckWorkload.STORM, 3)).isEqualTo(stormOf3);
    assertThat(of(version, CheckWorkload.MIXED, 3)).isEqualTo(mixedOf3);
    assertThat(of(version, CheckWorkload.MIXED, 4)).isEqualTo(mixedOf4);
    assertThat(of(version, CheckWorkload.EMPTIED, 2)).isEqualTo(emptiedOf2);
    assertThat(of(version, CheckWorkload.BROADCAST, 4)).isEqualTo(Expectation.HOLDS);
  }

  @Test
  void whateverElseIsWrongIsNotExcusedByAnEmptyMask() {
    Expectation spinlock = of(KernelVersion.SPINLOCK, CheckWorkload.EMPTIED, 4);

    assertThat(spinlock.allows(EnumSet.of(Invariant.RETURNS))).isTrue();
    assertThat(spinlock.allows(EnumSet.of(Invariant.RETURNS, Invariant.AT_REST))).isTrue();
    assertThat(spinlock.allows(EnumSet.of(Invariant.RETURNS, Invariant.RUNS_ONCE))).isFalse();
    assertThat(spinlock.allows(EnumSet.noneOf(Invariant.class))).isFalse();
  }

  @Test
  void aVersionWithRacesMayLoseThemThere() {
    Expectation patched = of(KernelVersion.PATCHED, CheckWorkload.EMPTIED, 4);

    assertThat(patched.words()).isEqualTo("empty mask");
    assertThat(patched.allows(EnumSet.of(Invariant.RETURNS, Invariant.DELETED_AFTER_ADDED)))
        .isTrue();
    assertThat(patched.allows(EnumSet.of(Invariant.DELETED_AFTER_ADDED))).isFalse();
  }

  @Test
  void theReuseRaceIsKnownByWhatItBreaks() {
    Expectation lockfree = of(KernelVersion.LOCKFREE, CheckWorkload.STORM, 4);

    for (Invariant one :
        EnumSet.of(
            Invariant.REFS_NOT_NEGATIVE,
            Invariant.WAITS_FOR_ALL,
            Invariant.RUNS_ON_EVERY_TARGET,
            Invariant.RETURNS)) {
      assertThat(lockfree.allows(EnumSet.of(one))).as(one.toString()).isTrue();
    }
    assertThat(lockfree.allows(EnumSet.of(Invariant.RUNS_NOWHERE_ELSE))).isFalse();
    assertThat(lockfree.allows(EnumSet.of(Invariant.REFS_NOT_NEGATIVE, Invariant.RUNS_ONCE)))
        .as("a consequence beside it")
        .isTrue();
  }

  @Test
  void aCycleIsAConsequenceOfTheRacesAndNoSignOfAnyAndIsNotExcusedByAnEmptyMask() {
    Set<Invariant> cycle = EnumSet.of(Invariant.WALK_ENDS, Invariant.RETURNS);
    Set<Invariant> fault = EnumSet.of(Invariant.WALK_ENDS, Invariant.DELETED_AFTER_ADDED);

    assertThat(of(KernelVersion.LOCKFREE, CheckWorkload.STORM, 4).allows(cycle)).isTrue();
    assertThat(of(KernelVersion.PATCHED, CheckWorkload.MIXED, 4).allows(fault)).isTrue();
    assertThat(of(KernelVersion.PATCHED, CheckWorkload.MIXED, 4).allows(cycle)).isFalse();
    assertThat(of(KernelVersion.SPINLOCK, CheckWorkload.EMPTIED, 4).allows(cycle)).isFalse();
    assertThat(of(KernelVersion.LINUX_2_6_39, CheckWorkload.MIXED, 4).allows(cycle)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SENDER,              HOLDS,        HOLDS",
    "DESTINATION,         TOO_FEW_CPUS, SHARED_CSD",
    "DESTINATION_CMPXCHG, HOLDS,        HOLDS"
  })
  void callDataOfTheDestinationNeedsTwoSendersAndACompareAndExchange(
      CsdOwner owner, Expectation of2, Expectation of3) {
    assertThat(of(owner, 2)).isEqualTo(of2);
    assertThat(of(owner, 3)).isEqualTo(of3);
  }

  private static Expectation of(CsdOwner owner, int cpus) {
    return Expectation.of(
        new CellSetup(Kernel.of(owner), KernelConfig.DEFAULT, CheckWorkload.SINGLE, cpus));
  }

  @Test
  void thatResultsAreSeenIsPromisedOnX86OrSince4() {
    Set<Invariant> late = EnumSet.of(Invariant.WAITER_SEES_RESULTS);

    assertThat(Expectation.convicting(Kernel.of(KernelVersion.SPINLOCK), "aarch64", late))
        .isEmpty();
    assertThat(Expectation.convicting(Kernel.of(KernelVersion.LINUX_2_6_39), "ppc64le", late))
        .isEmpty();
    assertThat(Expectation.convicting(Kernel.of(KernelVersion.SPINLOCK), "amd64", late))
        .isEqualTo(late);
    assertThat(Expectation.convicting(Kernel.of(KernelVersion.LINUX_4_14), "aarch64", late))
        .isEqualTo(late);
    assertThat(
            Expectation.convicting(
                Kernel.of(KernelVersion.SPINLOCK),
                "aarch64",
                EnumSet.of(Invariant.WAITER_SEES_RESULTS, Invariant.RUNS_ONCE)))
        .containsExactly(Invariant.RUNS_ONCE);
  }
}
