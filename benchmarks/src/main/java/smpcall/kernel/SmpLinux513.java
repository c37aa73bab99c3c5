// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.ArrayList;
import java.util.List;
import smpcall.linux.CallSingleDataT;
import smpcall.linux.Cpumask;
import smpcall.linux.CsdLayout;
import smpcall.linux.LlistHead;
import smpcall.machine.Cpu;
import smpcall.machine.Delay;
import smpcall.machine.DelayPoint;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * Linux 5.13 (a32a4d8a815c), in essence to 7.2: a call with one target takes this path, too, so
 * that two CPUs are a real case; the handler first serves the callers that wait (52103be07d8b,
 * 5.8).
 *
 * <p>As in {@link SmpLinux414} every sender has call data of its own for every target, and the
 * invariant is the same: it belongs to its sender while LOCK is clear and to its target while LOCK
 * is set. The handler links the entries that nobody waits for around those that it has served:
 * these may belong to their senders again.
 */
public final class SmpLinux513 implements Smp {

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
  private final Cpumask cpuOnlineMask;
  private final LlistHead[] callSingleQueue;
  private final CallSingleDataT csds;
  private final CallFunctionData[] cfdData;

  SmpLinux513(Machine machine, KernelConfig config) {
    this.machine = machine;
    cpuOnlineMask = Cpumask.allocate(machine.memory, machine.cpus());
    callSingleQueue = new LlistHead[machine.cpus()];
    csds = new CallSingleDataT(machine.memory);
    CsdLayout layout = new CsdLayout(machine.memory, machine.cpus(), config.mask());
    cfdData = new CallFunctionData[machine.cpus()];
    for (int cpu = 0; cpu < cfdData.length; cpu++) {
      cpuOnlineMask.setCpu(cpu);
      callSingleQueue[cpu] = queue(machine.memory, cpu);
      cfdData[cpu] = new CallFunctionData(layout, cpu, machine.cpus());
    }
  }

  private static LlistHead queue(Memory memory, int cpu) {
    long first = memory.allocate(Memory.LINE);
    Symbol symbol = Symbol.of("call_single_queue", cpu, "first");
    memory.describe(first, Long.BYTES, at -> symbol);
    return new LlistHead(memory, first);
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    flushSmpCallFunctionQueue(cpu);
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    flushSmpCallFunctionQueue(cpu);
  }

  /** {@code flush_smp_call_function_queue}: calls whose callers wait, then the others. */
  private void flushSmpCallFunctionQueue(Cpu cpu) {
    LlistHead queue = callSingleQueue[cpu.id];
    long entry = queue.reverseOrder(queue.delAll());
    long prev = Memory.NULL;
    for (long rest = entry; rest != Memory.NULL; ) {
      long csd = rest;
      rest = queue.next(csd); // now: once it is released it may be on another queue
      if ((csds.flags(csd) & CallSingleDataT.CSD_FLAG_SYNCHRONOUS) == 0) {
        prev = csd;
        continue;
      }
      Delay.at(cpu, DelayPoint.ON_ENTRY);

      long func = csds.func(csd);
      long info = csds.info(csd);
      if (prev == Memory.NULL) {
        entry = rest;
      } else {
        queue.setNext(prev, rest);
      }
      machine.run(func, cpu, info);
      Delay.at(cpu, DelayPoint.FUNC_RAN);
      csds.unlock(csd);
    }
    for (long rest = entry; rest != Memory.NULL; ) {
      long csd = rest;
      rest = queue.next(csd); // now, as above
      Delay.at(cpu, DelayPoint.ON_ENTRY);

      long func = csds.func(csd);
      long info = csds.info(csd);
      csds.unlock(csd);
      machine.run(func, cpu, info);
    }
  }

  @Override
  public void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait) {
    if (nextOther(-1, cpu.id, mask) >= machine.cpus()) {
      return;
    }

    Delay.at(cpu, DelayPoint.CALLER_MASK_READ);

    CallFunctionData data = cfdData[cpu.id];
    data.cpumask.andNot(mask, cpuOnlineMask, cpu.id);
    data.cpumaskIpi.clear();

    int nrCpus = 0;
    int lastCpu = 0;
    for (int to = data.cpumask.next(-1); to < machine.cpus(); to = data.cpumask.next(to)) {
      csds.lock(cpu, data.csd[to], wait);
      csds.set(data.csd[to], func, info);
      Delay.at(cpu, DelayPoint.BEFORE_ADD);
      if (callSingleQueue[to].add(data.csd[to])) {
        data.cpumaskIpi.setCpu(to);
        nrCpus++;
        lastCpu = to;
      }
    }

    Delay.at(cpu, DelayPoint.BEFORE_IPI);
    if (nrCpus == 1) {
      machine.cpu(lastCpu).sendCallFunctionSingleIpi(); // behind the barrier in add
    } else if (nrCpus > 1) {
      sendCallFunctionIpiMask(data.cpumaskIpi);
    }

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
    List<String> found = new ArrayList<>();
    for (int cpu = 0; cpu < cfdData.length; cpu++) {
      if (!callSingleQueue[cpu].isEmpty()) {
        found.add("cpu " + cpu + ": call_single_queue in use");
      }
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
