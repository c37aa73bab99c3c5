// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.machine.Machine;
import smpcall.machine.Warning;
import smpcall.memory.HardwareMemory;

/** Plants one error at a time; the audit must count it as that. */
class SequenceAuditTest {

  private final SequenceAudit audit = new SequenceAudit(3);

  private void runEverywhereBut(int sender, long info) {
    for (int target = 0; target < 3; target++) {
      if (target != sender) {
        audit.executed(target, info);
      }
    }
  }

  @Test
  void callsThatRanOnceEverywhereAreFine() {
    runEverywhereBut(0, audit.issue(0));
    runEverywhereBut(2, audit.issue(2));
    runEverywhereBut(0, audit.issue(0));

    AuditResult result = audit.close(0, 0);
    assertThat(result).isEqualTo(new AuditResult(3, 6, 0, 0, 0, 0, 0));
    assertThat(result.failures()).isZero();
  }

  @Test
  void aTargetThatNeverRanTheLastCallIsLost() {
    audit.executed(1, audit.issue(0));

    assertThat(audit.close(0, 0)).isEqualTo(new AuditResult(1, 1, 1, 0, 0, 0, 0));
  }

  @Test
  void aTargetThatMissedACallInTheMiddleIsLostOnce() {
    runEverywhereBut(0, audit.issue(0));
    audit.executed(1, audit.issue(0));
    runEverywhereBut(0, audit.issue(0));

    assertThat(audit.close(0, 0)).isEqualTo(new AuditResult(3, 5, 1, 0, 0, 0, 0));
  }

  @Test
  void aTargetThatRanACallTwiceIsADuplicate() {
    long info = audit.issue(1);
    runEverywhereBut(1, info);
    audit.executed(2, info);

    assertThat(audit.close(0, 0)).isEqualTo(new AuditResult(1, 2, 0, 1, 0, 0, 0));
  }

  @Test
  void closingBeginsANewPeriod() {
    audit.executed(1, audit.issue(0));
    audit.close(2, 0);
    runEverywhereBut(0, audit.issue(0));

    assertThat(audit.close(2, 0)).isEqualTo(new AuditResult(1, 2, 0, 0, 0, 0, 0));
    assertThat(audit.close(5, 1)).isEqualTo(new AuditResult(0, 0, 0, 0, 3, 1, 0));
  }

  @Test
  void everyFindingIsAFailure() {
    assertThat(new AuditResult(9, 9, 1, 2, 4, 8, 16).failures()).isEqualTo(31);
  }

  @Test
  void onAStoppedMachineOnlyLockupsAndWarningsCount() {
    Machine machine = new Machine(new HardwareMemory(Machine.capacity(3)), 3);
    Smp smp = KernelVersion.SPINLOCK.boot(machine, KernelConfig.DEFAULT);
    smp.smpCallFunction(machine.cpu(0), machine.addressOf(audit), audit.issue(0), false);
    machine.cpu(1).warn(Warning.REFS_UNDERFLOW);
    audit.lockedUp(0);
    machine.stop();

    assertThat(audit.close(machine, smp)).isEqualTo(new AuditResult(1, 0, 0, 0, 1, 0, 1));
  }

  @Test
  void leftoversOfTheKernelAreCounted() {
    Machine machine = new Machine(new HardwareMemory(Machine.capacity(3)), 3);
    Smp smp = KernelVersion.PATCHED.boot(machine, KernelConfig.DEFAULT);
    smp.smpCallFunction(machine.cpu(0), machine.addressOf(audit), audit.issue(0), false);
    machine.cpu(1).takeInterrupts();

    AuditResult result = audit.close(machine, smp);

    assertThat(result.lost()).isEqualTo(1);
    assertThat(result.leftovers()).isEqualTo(2);
  }
}
