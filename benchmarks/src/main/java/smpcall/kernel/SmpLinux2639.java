// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.ArrayList;
import java.util.List;
import smpcall.linux.AtomicT;
import smpcall.linux.CallFunctionLayout;
import smpcall.linux.CallFunctionQueue;
import smpcall.linux.CallSingleData;
import smpcall.linux.Cpumask;
import smpcall.linux.ListSnapshot;
import smpcall.machine.Cpu;
import smpcall.machine.Delay;
import smpcall.machine.DelayPoint;
import smpcall.machine.Machine;
import smpcall.machine.Warning;
import smpcall.memory.Memory;

/**
 * Linux 2.6.39: the three fixes of 2011-03 on top of {@link SmpLinux2638}.
 *
 * <ul>
 *   <li>e6cd1e07a185: the reference count is set after the entry is added, under the list lock.
 *       Restored invariant: only an entry on the list has references, so no CPU deletes another.
 *   <li>45a5791920ae: the sender writes function and info before the mask, with a barrier between.
 *       Restored invariant, for weakly ordered machines: a CPU that sees its bit sees this call's
 *       function.
 *   <li>723aae25d5cd: without a target the sender returns at once. Restored invariant: every LOCK
 *       that is taken is cleared, even if the caller's mask is emptied while it is read.
 * </ul>
 */
public final class SmpLinux2639 implements Smp {

  private static final class CallFunctionData {
    final CallSingleData csd;
    final AtomicT refs;
    final Cpumask cpumask;

    CallFunctionData(CallFunctionLayout layout, int cpu) {
      csd = layout.csd(cpu);
      refs = layout.refs(cpu);
      cpumask = layout.cpumask(cpu);
    }
  }

  private final Machine machine;
  private final Memory memory;
  private final boolean fastPath;
  private final Cpumask cpuOnlineMask;
  private final CallSingle single;
  private final CallFunctionQueue callFunction;
  private final CallFunctionLayout layout;
  private final CallFunctionData[] cfdData;

  SmpLinux2639(Machine machine, KernelConfig config) {
    this.machine = machine;
    memory = machine.memory;
    fastPath = config.fastPath();
    cpuOnlineMask = Cpumask.allocate(memory, machine.cpus());
    single = new CallSingle(machine, config.lock());
    callFunction = new CallFunctionQueue(memory, config.lock());
    layout = new CallFunctionLayout(memory, machine.cpus(), config.mask(), config.lock());
    cfdData = new CallFunctionData[machine.cpus()];
    for (int cpu = 0; cpu < cfdData.length; cpu++) {
      cpuOnlineMask.setCpu(cpu);
      cfdData[cpu] = new CallFunctionData(layout, cpu);
    }
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    // The entry is on the list before the interrupt; pairs with the barrier before it is sent.
    memory.fullFence();

    for (long list = callFunction.first();
        list != callFunction.end();
        list = callFunction.next(cpu, list)) {
      CallFunctionData data = cfdData[layout.owner(list)];
      Delay.at(cpu, DelayPoint.ON_ENTRY);

      if (!data.cpumask.testCpu(cpu.id)) {
        continue;
      }

      Delay.at(cpu, DelayPoint.READING_ENTRY);
      memory.loadLoadFence(); // pairs with the write barrier in the sender

      if (data.refs.read() == 0) {
        continue;
      }

      Delay.at(cpu, DelayPoint.CHECKED);
      machine.run(data.csd.func(), cpu, data.csd.info());
      Delay.at(cpu, DelayPoint.FUNC_RAN);

      if (!data.cpumask.testAndClearCpu(cpu.id)) {
        cpu.warn(Warning.RAN_TWICE);
        continue;
      }

      int refs = data.refs.decReturn();
      if (refs < 0) {
        cpu.warn(Warning.REFS_UNDERFLOW);
      }
      if (refs == 0) {
        if (!data.cpumask.isEmpty()) {
          cpu.warn(Warning.MASK_NOT_EMPTY);
        }

        Delay.at(cpu, DelayPoint.REFS_DROPPED);
        callFunction.lock.lock(cpu);
        callFunction.delRcu(cpu, data.csd.list);
        callFunction.lock.unlock(cpu);

        Delay.at(cpu, DelayPoint.DELETED);
        data.csd.unlock();
      }
    }
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    single.genericSmpCallFunctionSingleInterrupt(cpu);
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
    data.csd.lock(cpu);
    if (data.refs.read() != 0 || !data.cpumask.isEmpty()) {
      throw cpu.die(Warning.ENTRY_IN_USE);
    }

    data.refs.set(0);
    data.csd.set(func, info);

    // A CPU that sees this call's mask sees its refs of 0, func and info; pairs with the read
    // barrier in the handler.
    memory.storeStoreFence();

    data.cpumask.andNot(mask, cpuOnlineMask, cpu.id);
    Delay.at(cpu, DelayPoint.MASK_STORED);
    cpu.takeInterrupts(); // interrupts are on here
    int refs = data.cpumask.weight();
    if (refs == 0) {
      data.csd.unlock();
      return;
    }

    Delay.at(cpu, DelayPoint.BEFORE_ADD);
    callFunction.lock.lock(cpu);
    callFunction.addRcu(data.csd.list);
    // Behind the write barrier in addRcu, and under the lock: a CPU that drops it to 0 waits there.
    data.refs.set(refs);
    callFunction.lock.unlock(cpu);

    // The entry is on the list before the interrupt; pairs with the barrier in the handler.
    memory.fullFence();

    Delay.at(cpu, DelayPoint.BEFORE_IPI);
    sendCallFunctionIpiMask(data.cpumask);

    Delay.at(cpu, DelayPoint.BEFORE_WAIT);
    if (wait) {
      data.csd.lockWait(cpu);
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

  /** Reads the shared mask again: targets may have cleared their bits by now. */
  private void sendCallFunctionIpiMask(Cpumask mask) {
    for (int target = mask.next(-1); target < machine.cpus(); target = mask.next(target)) {
      machine.cpu(target).sendCallFunctionIpi();
    }
  }

  @Override
  public ListSnapshot listSnapshot() {
    return callFunction.snapshot(layout);
  }

  @Override
  public List<String> leftovers() {
    List<String> found = new ArrayList<>(single.leftovers());
    if (!callFunction.isAtRest()) {
      found.add("call_function.queue in use: " + listSnapshot());
    }
    for (int cpu = 0; cpu < cfdData.length; cpu++) {
      CallFunctionData data = cfdData[cpu];
      if (data.csd.flags() != 0 || data.refs.read() != 0 || !data.cpumask.isEmpty()) {
        found.add(
            ("cpu " + cpu + ": cfd_data flags=" + data.csd.flags())
                + (" refs=" + data.refs.read() + " cpumask=" + data.cpumask));
      }
    }
    return found;
  }
}
