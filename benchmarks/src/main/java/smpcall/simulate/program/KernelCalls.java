// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import smpcall.audit.AuditResult;
import smpcall.audit.SequenceAudit;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.machine.Cpu;
import smpcall.simulate.engine.SimulatedMachine;

/** Calls to all other CPUs, with wait. Every call is audited, as in a timed run. */
public final class KernelCalls implements Program {

  private final SimulatedMachine simulated;
  private final Smp smp;
  private final SequenceAudit audit;
  private final long function;

  /** Boots a kernel. */
  public KernelCalls(SimulatedMachine simulated, KernelVersion version, KernelConfig config) {
    this.simulated = simulated;
    smp = version.boot(simulated.machine(), config);
    simulated.handle(smp);
    audit = new SequenceAudit(simulated.machine().cpus());
    function = simulated.addressOf(audit);
  }

  @Override
  public void operate(Cpu cpu) {
    simulated.callBegins(cpu);
    long info = audit.issue(cpu.id);
    smp.smpCallFunction(cpu, function, info, true);
    audit.returned(cpu.id);
    simulated.callReturned(cpu);
  }

  @Override
  public void stopped(Cpu cpu) {
    audit.lockedUp(cpu.id);
  }

  @Override
  public String audit() {
    AuditResult result = audit.close(simulated.machine(), smp);
    return result.failures() == 0
        ? null
        : result.failures() + " errors in " + result.calls() + " audited calls";
  }
}
