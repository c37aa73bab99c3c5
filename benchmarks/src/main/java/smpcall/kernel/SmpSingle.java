// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.List;
import smpcall.linux.Cpumask;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;

/**
 * {@code smp_call_function_single} alone, with the queues of {@link SmpLinux414}: for the race of
 * 2026 that {@link CsdOwner} describes. Not timed.
 */
final class SmpSingle implements Smp {

  private final Machine machine;
  private final CallSingleQueue single;

  SmpSingle(Machine machine, CsdOwner csdOwner) {
    this.machine = machine;
    single = new CallSingleQueue(machine, csdOwner);
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    throw new IllegalStateException("single calls send no such interrupt");
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    single.flushSmpCallFunctionQueue(cpu);
  }

  /**
   * Calls the one CPU of the mask.
   *
   * @throws IllegalArgumentException when there are several
   */
  @Override
  public void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait) {
    int target = mask.next(-1);
    if (mask.next(target) < machine.cpus()) {
      throw new IllegalArgumentException("a single call has one target, not " + mask);
    }
    single.smpCallFunctionSingle(cpu, target, func, info, wait);
  }

  @Override
  public void smpCallFunction(Cpu cpu, long func, long info, boolean wait) {
    throw new IllegalArgumentException("a single call has one target");
  }

  @Override
  public List<String> leftovers() {
    return single.leftovers();
  }
}
