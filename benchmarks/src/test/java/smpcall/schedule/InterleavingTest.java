// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static smpcall.audit.Invariant.AT_REST;
import static smpcall.audit.Invariant.DELETED_AFTER_ADDED;
import static smpcall.audit.Invariant.REFS_NOT_NEGATIVE;
import static smpcall.audit.Invariant.RETURNS;
import static smpcall.audit.Invariant.RUNS_ONCE;
import static smpcall.audit.Invariant.RUNS_ON_EVERY_TARGET;
import static smpcall.audit.Invariant.WAITS_FOR_ALL;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.schedule.Scenario.Outcome;

/** Replays every known interleaving on every version, and checks the findings. */
class InterleavingTest {

  private static final int REPEATS = Integer.getInteger("schedule.repeats", 2);

  /** The versions that set the reference count before the entry is on the list. */
  private static final Set<KernelVersion> COUNT_BEFORE_ADD =
      EnumSet.of(
          KernelVersion.LOCKFREE,
          KernelVersion.PATCHED,
          KernelVersion.LINUX_6DC19899,
          KernelVersion.LINUX_2_6_38);

  /** The versions that wait for a call with an emptied mask for ever. */
  private static final Set<KernelVersion> HANGS_ON_AN_EMPTY_MASK =
      EnumSet.range(KernelVersion.SPINLOCK, KernelVersion.LINUX_2_6_38);

  private static Set<Invariant> expected(Interleaving interleaving, KernelVersion version) {
    boolean lockfree = version == KernelVersion.LOCKFREE;
    return switch (interleaving) {
      case REUSE_WARNS -> lockfree ? Set.of(REFS_NOT_NEGATIVE) : Set.of();
      case REUSE_RETURNS_EARLY ->
          lockfree ? Set.of(WAITS_FOR_ALL, RUNS_ON_EVERY_TARGET, AT_REST) : Set.of();
      case REUSE_LOCKS_UP -> lockfree ? Set.of(REFS_NOT_NEGATIVE, RETURNS) : Set.of();
      case DELETE_BEFORE_ADD ->
          COUNT_BEFORE_ADD.contains(version) ? Set.of(DELETED_AFTER_ADDED) : Set.of();
      case WALK_OVER_REUSE, SHARED_CSD -> Set.of();
      case EMPTIED_MASK -> HANGS_ON_AN_EMPTY_MASK.contains(version) ? Set.of(RETURNS) : Set.of();
    };
  }

  static Stream<Arguments> everything() {
    return Arrays.stream(Interleaving.values())
        .flatMap(
            interleaving ->
                Arrays.stream(KernelVersion.values())
                    .flatMap(
                        version ->
                            Stream.of(
                                Arguments.of(interleaving, version, KernelConfig.DEFAULT),
                                Arguments.of(
                                    interleaving,
                                    version,
                                    new KernelConfig(LockKind.TAS, MaskPlace.OWN, true)))));
  }

  private static Outcome run(Interleaving interleaving, KernelVersion version) {
    return Scenario.run(
        version, KernelConfig.DEFAULT, interleaving.schedule(), interleaving.programs());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void eachVersionIsConvictedOfItsRacesAndOfNothingElse(
      Interleaving interleaving, KernelVersion version, KernelConfig config) {
    Outcome outcome =
        Scenario.run(version, config, interleaving.schedule(), interleaving.programs());

    assertThat(outcome.findings().broken())
        .as("%s", outcome.findings())
        .isEqualTo(expected(interleaving, version));
  }

  @ParameterizedTest
  @EnumSource
  void sharedCallDataNeedsACompareAndExchange(CsdOwner owner) {
    Outcome outcome =
        Scenario.run(
            owner::boot, Interleaving.SHARED_CSD.schedule(), Interleaving.SHARED_CSD.programs());

    assertThat(outcome.findings().broken())
        .as("%s", outcome.findings())
        .isEqualTo(owner.isRacy() ? Set.of(RUNS_ONCE, RUNS_ON_EVERY_TARGET) : Set.of());
  }

  /** {@code -Dschedule.repeats=1000} tries it more often. */
  @ParameterizedTest
  @EnumSource
  void aScheduleRunsInTheSameWayEveryTime(Interleaving interleaving) {
    for (KernelVersion version : KernelVersion.values()) {
      Outcome first = run(interleaving, version);
      for (int again = 1; again < REPEATS; again++) {
        Outcome outcome = run(interleaving, version);
        assertThat(outcome.trace()).isEqualTo(first.trace());
        assertThat(outcome.findings().broken()).isEqualTo(expected(interleaving, version));
      }
    }
  }

  @Test
  void theEarlyReturnIsOfTheSecondCallAndOfTheCpuThatWasLeftOut() {
    Outcome outcome = run(Interleaving.REUSE_RETURNS_EARLY, KernelVersion.LOCKFREE);

    assertThat(outcome.findings().first(WAITS_FOR_ALL))
        .contains(new Finding(WAITS_FOR_ALL, 0, 1, 2, "has not run"));
  }

  @Test
  void theWarningIsOfTheSecondCallAndOnTheCpuThatIsLate() {
    Outcome outcome = run(Interleaving.REUSE_WARNS, KernelVersion.LOCKFREE);

    assertThat(outcome.findings().first(REFS_NOT_NEGATIVE))
        .contains(new Finding(REFS_NOT_NEGATIVE, 0, 1, 1, "REFS_UNDERFLOW"));
  }

  @Test
  void theFaultIsOfTheNarrowCallAndOnTheLastOfItsTargets() {
    Outcome outcome = run(Interleaving.DELETE_BEFORE_ADD, KernelVersion.PATCHED);

    assertThat(outcome.findings().first(DELETED_AFTER_ADDED))
        .contains(new Finding(DELETED_AFTER_ADDED, 0, 1, 2, "DELETED_TWICE"));
  }

  @Test
  void theCallThatIsOverwrittenIsLostAndTheOtherRunsTwice() {
    Findings findings =
        Scenario.run(
                CsdOwner.DESTINATION::boot,
                Interleaving.SHARED_CSD.schedule(),
                Interleaving.SHARED_CSD.programs())
            .findings();

    assertThat(findings.first(RUNS_ON_EVERY_TARGET))
        .contains(new Finding(RUNS_ON_EVERY_TARGET, 2, 0, 1, "never ran"));
    assertThat(findings.first(RUNS_ONCE)).contains(new Finding(RUNS_ONCE, 0, 0, 1, "2 times"));
  }

  @Test
  void theLockupIsOfTheSecondCall() {
    Outcome outcome = run(Interleaving.REUSE_LOCKS_UP, KernelVersion.LOCKFREE);

    assertThat(outcome.findings().first(RETURNS))
        .hasValueSatisfying(
            finding ->
                assertThat(finding.detail())
                    .contains("queue in use: cpu 0,", "cpu 0: cfd_data flags=1 refs=1"))
        .map(Finding::call)
        .contains(1);
  }
}
