// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import smpcall.audit.SequenceAudit;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Machine;
import smpcall.machine.Warning;
import smpcall.memory.Memory;

/** The port of the version {@code spinlock} on a given {@link Memory}. */
final class MemoryProtocol implements MemoryCost.Protocol {

  private final Machine machine;
  private final Smp smp;
  private final long function;

  MemoryProtocol(Memory memory, int cpus, SequenceAudit audit) {
    machine = new Machine(memory, cpus);
    smp =
        KernelVersion.SPINLOCK.boot(
            machine, new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, false));
    function = machine.addressOf(audit);
  }

  @Override
  public void call(int cpu, long info) {
    smp.smpCallFunction(machine.cpu(cpu), function, info, true);
  }

  @Override
  public void serve(int cpu) {
    machine.cpu(cpu).takeInterrupts();
  }

  @Override
  public long warnings() {
    return machine.warnings(Warning.REFS_UNDERFLOW) + machine.warnings(Warning.DELETED_TWICE);
  }

  @Override
  public long leftovers() {
    return smp.leftovers().size();
  }
}
