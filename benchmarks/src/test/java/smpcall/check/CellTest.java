// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.explore.program.Kernel;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * Cells on real threads. A correct version holds under every schedule; a racy one has so much time
 * that only a bug keeps it from being convicted.
 */
@Tag("slow")
class CellTest {

  private static final long MINUTES = 5 * 60_000;
  private static final long CALLS = 4_000;

  private static CellSetup setup(KernelVersion version, CheckWorkload workload, int cpus) {
    return setup(Kernel.of(version), workload, cpus);
  }

  private static CellSetup setup(Kernel kernel, CheckWorkload workload, int cpus) {
    KernelConfig config = new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, cpus > 2);
    return new CellSetup(kernel, config, workload, cpus);
  }

  private static Cell run(CellSetup setup, Cell.Limit limit) {
    return Cell.run(setup, limit, 20100323);
  }

  @ParameterizedTest
  @EnumSource(
      value = KernelVersion.class,
      names = {"FLOOR", "LINUX_2_6_39", "LINUX_4_14", "LINUX_5_13"})
  void nothingIsFoundInVersionsThatAreRight(KernelVersion version) {
    for (CheckWorkload workload : EnumSet.complementOf(EnumSet.of(CheckWorkload.SINGLE))) {
      Cell cell = run(setup(version, workload, 4), new Cell.Limit(MINUTES, MINUTES, CALLS, 1));

      assertThat(cell.findings()).as("%s %s", workload, cell.findings()).matches(Findings::isEmpty);
      assertThat(cell.calls()).isGreaterThanOrEqualTo(CALLS);
      assertThat(cell.isAsExpected()).isTrue();
    }
  }

  @Test
  void theSpinlocksHoldWithoutEmptiedMasks() {
    for (CheckWorkload workload : EnumSet.range(CheckWorkload.STORM, CheckWorkload.NOWAIT)) {
      Cell cell =
          run(
              setup(KernelVersion.SPINLOCK, workload, 4),
              new Cell.Limit(MINUTES, MINUTES, CALLS, 1));

      assertThat(cell.findings()).as("%s %s", workload, cell.findings()).matches(Findings::isEmpty);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "9", "65"})
  void anyNumberOfCpusComesToRest(int cpus) {
    Cell cell =
        run(
            setup(KernelVersion.SPINLOCK, CheckWorkload.STORM, cpus),
            new Cell.Limit(MINUTES, MINUTES, CALLS / 4, 1));

    assertThat(cell.findings()).as("%s", cell.findings()).matches(Findings::isEmpty);
  }

  @Test
  void theReuseRaceIsConvictedAndTheMachineRebooted() {
    Cell cell =
        run(
            setup(KernelVersion.LOCKFREE, CheckWorkload.STORM, 4),
            new Cell.Limit(MINUTES, MINUTES, Long.MAX_VALUE, 3));

    assertThat(cell.callsToFinding()).hasSize(3).allMatch(calls -> calls > 0);
    assertThat(cell.isAsExpected()).isTrue();
  }

  @Test
  void anEmptiedMaskLocksTheSpinlocksUp() {
    Cell cell =
        run(
            setup(KernelVersion.SPINLOCK, CheckWorkload.EMPTIED, 4),
            new Cell.Limit(MINUTES, MINUTES, Long.MAX_VALUE, 1));

    assertThat(cell.findings().broken()).containsExactly(Invariant.RETURNS);
  }

  @Test
  void deleteBeforeAddIsConvicted() {
    Cell cell =
        run(
            setup(KernelVersion.PATCHED, CheckWorkload.MIXED, 4),
            new Cell.Limit(MINUTES, MINUTES, Long.MAX_VALUE, 1));

    assertThat(cell.findings().broken()).contains(Invariant.DELETED_AFTER_ADDED);
  }

  @ParameterizedTest
  @EnumSource(
      value = CsdOwner.class,
      names = {"SENDER", "DESTINATION_CMPXCHG"})
  void singleCallsHoldWhereOneSenderFillsTheCallData(CsdOwner owner) {
    Cell cell =
        run(
            setup(Kernel.of(owner), CheckWorkload.SINGLE, 4),
            new Cell.Limit(MINUTES, MINUTES, 10 * CALLS, 1));

    assertThat(cell.findings()).as("%s", cell.findings()).matches(Findings::isEmpty);
    assertThat(cell.calls()).isGreaterThanOrEqualTo(10 * CALLS);
  }

  @Test
  void theSharedCsdIsConvicted() {
    Cell cell =
        run(
            setup(Kernel.of(CsdOwner.DESTINATION), CheckWorkload.SINGLE, 4),
            new Cell.Limit(MINUTES, MINUTES, Long.MAX_VALUE, 3));

    assertThat(cell.callsToFinding()).hasSize(3);
    assertThat(cell.isAsExpected()).as("%s", cell.findings()).isTrue();
  }

  @Test
  void theMedianIsOverTheConvictions() {
    Cell cell =
        new Cell(
            setup(KernelVersion.LOCKFREE, CheckWorkload.STORM, 4),
            60,
            1,
            new Findings(),
            List.of(30L, 10L, 20L));

    assertThat(cell.medianCallsToFinding()).isEqualTo(20);
  }
}
