// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

class ReportTest {

  private static Cell cell(
      KernelVersion version, CheckWorkload workload, int cpus, long calls, Findings findings) {
    List<Long> convictions = findings.isEmpty() ? List.of() : List.of(1200L, 700L, 900L);
    return new Cell(
        new CellSetup(Kernel.of(version), KernelConfig.DEFAULT, workload, cpus),
        calls,
        1,
        findings,
        convictions);
  }

  private static String row(Cell cell) {
    return Report.of(cell);
  }

  @Test
  void aVersionThatHoldsHasABound() {
    assertThat(row(cell(KernelVersion.SPINLOCK, CheckWorkload.STORM, 4, 3_000_000, new Findings())))
        .isEqualTo(
            "spinlock             storm        4   3,000,000         -  holds, < 1.0e-06 a call"
                + " holds                  ok\n");
  }

  @Test
  void aConvictionHasItsCountsAndFirstFindings() {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.WAITS_FOR_ALL, 2, 17, 1, "has not run"));
    findings.add(new Finding(Invariant.AT_REST, -1, -1, -1, "[cpu 2: cfd_data refs=-1]"));
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 0, 3, 2, "REFS_UNDERFLOW"));
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 1, 5, 0, "REFS_UNDERFLOW"));

    assertThat(row(cell(KernelVersion.LOCKFREE, CheckWorkload.STORM, 4, 2800, findings)))
        .isEqualTo(
            """
            lockfree             storm        4       2,800       900  convicted: refs below 0 reuse race             ok
                convicted 3 times: REFS_NOT_NEGATIVE 2, WAITS_FOR_ALL 1, AT_REST 1
                first REFS_NOT_NEGATIVE: call 3 of cpu 0, on cpu 2, REFS_UNDERFLOW
                first WAITS_FOR_ALL: call 17 of cpu 2, on cpu 1, has not run
                first AT_REST: [cpu 2: cfd_data refs=-1]
            """);
  }

  @Test
  void theFindingThatShowsTheExpectedRaceIsNamedBeforeMoreFrequentOnes() {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.RETURNS, 0, 3, 0, "[]"));
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 0, 3, 2, "REFS_UNDERFLOW"));
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 0, 4, 2, "REFS_UNDERFLOW"));

    assertThat(row(cell(KernelVersion.LOCKFREE, CheckWorkload.EMPTIED, 4, 2800, findings)))
        .contains("convicted: lockup       empty mask             ok");
  }

  @Test
  void unknownNumbersAreCalledUnknown() {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.WALK_ENDS, -1, -1, 2, "list: cpu 1, cpu 1 again: a cycle"));
    findings.add(new Finding(Invariant.ENTRY_UNUSED_WHEN_LOCKED, 1, -1, 1, "ENTRY_IN_USE"));
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, -1, -1, -1, "REFS_UNDERFLOW"));

    assertThat(row(cell(KernelVersion.PATCHED, CheckWorkload.MIXED, 4, 2800, findings)))
        .contains(
            "first WALK_ENDS: unknown call, on cpu 2, list: cpu 1, cpu 1 again: a cycle\n",
            "first ENTRY_UNUSED_WHEN_LOCKED: unknown call of cpu 1, on cpu 1, ENTRY_IN_USE\n",
            "first REFS_NOT_NEGATIVE: unknown call, on an unknown cpu, REFS_UNDERFLOW\n");
  }

  @Test
  void anUnexpectedFindingIsMarked() {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.RETURNS, 0, 3, 0, "[]"));

    assertThat(row(cell(KernelVersion.LINUX_2_6_39, CheckWorkload.MIXED, 4, 2800, findings)))
        .contains("NOT AS EXPECTED");
  }

  @Test
  void anExpectedRaceWithoutAFindingIsNotShown() {
    assertThat(row(cell(KernelVersion.PATCHED, CheckWorkload.MIXED, 4, 2800, new Findings())))
        .contains("not shown", "delete before add", "NOT AS EXPECTED");
  }

  @Test
  void fewCallsWithoutAFindingSayNothing() {
    Cell few = cell(KernelVersion.SPINLOCK, CheckWorkload.STORM, 4, 999, new Findings());
    Cell enough = cell(KernelVersion.SPINLOCK, CheckWorkload.STORM, 4, 1000, new Findings());

    assertThat(row(few)).contains("too few calls ").endsWith("TOO FEW\n").doesNotContain("e-0");
    assertThat(row(enough)).contains("holds, < 3.0e-03 a call").endsWith("ok\n");
  }

  @Test
  void tooFewCpusShowNothing() {
    assertThat(row(cell(KernelVersion.PATCHED, CheckWorkload.MIXED, 3, 2800, new Findings())))
        .contains("cannot be shown", "holds, too few CPUs", "ok");
  }
}
