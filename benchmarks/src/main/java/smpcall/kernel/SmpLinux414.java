// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.ArrayList;
import java.util.List;
import smpcall.linux.CallSingleDataT;
import smpcall.linux.Cpumask;
import smpcall.linux.CsdLayout;
import smpcall.machine.Cpu;
import smpcall.machine.Delay;
import smpcall.machine.DelayPoint;
import smpcall.machine.Machine;

/**
 * Linux 4.14: the global list is gone (9a46ad6d6df3, 3.9), and so are the mask and the reference
 * count that CPUs share; queues have no lock (since 3.14).
 *
 * <p>Every sender has call data of its own for every target, and puts it on that target's queue.
 * Only the sender and the target access it; the sender waits for each target. Invariant: call data
 * belongs to its sender while LOCK is clear and to its target while LOCK is set. No CPU is late,
 * because none walks a list that others change. The sender does not interrupt a target whose queue
 * was not empty: another interrupt is pending there.
 */
public final class SmpLinux414 implements Smp {

  private static final class CallFunctionData {
    final long[] csd;
    final Cpumask cpumask;
    final Cpumask cpumaskIpi;

    CallFunctionData(CsdLayout layout, int cpu, int cpus) {
      csd = new long[cpus];
      for (int target = 0; target < cpus; target++) {
        csd[target] = layout.csd(cpu, target);
      }
      cpumask = layout.cpumask(cpu);
      cpumaskIpi = layout.cpumaskIpi(cpu);
    }
  }

  private final Machine machine;
  private final boolean fastPath;
  private final Cpumask cpuOnlineMask;
  private final CallSingleQueue single;
  private final CallSingleDataT csds;
  private final CallFunctionData[] cfdData;

  SmpLinux414(Machine machine, KernelConfig config) {
    this.machine = machine;
    fastPath = config.fastPath();
    cpuOnlineMask = Cpumask.allocate(machine.memory, machine.cpus());
    single = new CallSingleQueue(machine);
    csds = new CallSingleDataT(machine.memory);
    CsdLayout layout = new CsdLayout(machine.memory, machine.cpus(), config.mask());
    cfdData = new CallFunctionData[machine.cpus()];
    for (int cpu = 0; cpu < cfdData.length; cpu++) {
      cpuOnlineMask.setCpu(cpu);
      cfdData[cpu] = new CallFunctionData(layout, cpu, machine.cpus());
    }
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    single.flushSmpCallFunctionQueue(cpu);
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    single.flushSmpCallFunctionQueue(cpu);
  }

  @Override
  public void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait) {
    int first = nextOther(-1, cpu.id, mask);
    if (first >= machine.cpus()) {
      return;
    }
    if (fastPath && nextOther(first, cpu.id, mask) >= machine.cpus()) {
      single.smpCallFunctionSingle(cpu, first, func, info, wait);
      return;
    }

    Delay.at(cpu, DelayPoint.CALLER_MASK_READ);

    CallFunctionData data = cfdData[cpu.id];
    data.cpumask.andNot(mask, cpuOnlineMask, cpu.id);
    data.cpumaskIpi.clear();

    for (int to = data.cpumask.next(-1); to < machine.cpus(); to = data.cpumask.next(to)) {
      csds.lock(cpu, data.csd[to], wait);
      csds.set(data.csd[to], func, info);
      Delay.at(cpu, DelayPoint.BEFORE_ADD);
      if (single.add(to, data.csd[to])) {
        data.cpumaskIpi.setCpu(to);
      }
    }

    Delay.at(cpu, DelayPoint.BEFORE_IPI);
    sendCallFunctionIpiMask(data.cpumaskIpi); // behind the barrier in add

    Delay.at(cpu, DelayPoint.BEFORE_WAIT);
    if (wait) {
      for (int to = data.cpumask.next(-1); to < machine.cpus(); to = data.cpumask.next(to)) {
        csds.lockWait(cpu, data.csd[to]);
      }
    }
  }

  @Override
  public void smpCallFunction(Cpu cpu, long func, long info, boolean wait) {
    smpCallFunctionMany(cpu, cpuOnlineMask, func, info, wait);
  }

  /** {@code cpumask_next_and(mask, cpu_online_mask)}, without the caller. */
  private int nextOther(int after, int thisCpu, Cpumask mask) {
    int next = mask.nextAnd(after, cpuOnlineMask);
    return next == thisCpu ? mask.nextAnd(next, cpuOnlineMask) : next;
  }

  /** Reads the sender's own mask: no other CPU writes it. */
  private void sendCallFunctionIpiMask(Cpumask mask) {
    for (int target = mask.next(-1); target < machine.cpus(); target = mask.next(target)) {
      machine.cpu(target).sendCallFunctionIpi();
    }
  }

  @Override
  public List<String> leftovers() {
    List<String> found = new ArrayList<>(single.leftovers());
    for (int cpu = 0; cpu < cfdData.length; cpu++) {
      for (int target = 0; target < cfdData.length; target++) {
        int flags = csds.flags(cfdData[cpu].csd[target]);
        if (flags != 0) {
          found.add("cpu " + cpu + ": csd for cpu " + target + " flags=" + flags);
        }
      }
    }
    return found;
  }
}
