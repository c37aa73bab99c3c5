// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.ArrayList;
import java.util.List;
import smpcall.linux.CallSingleData;
import smpcall.linux.ListHead;
import smpcall.linux.LockKind;
import smpcall.linux.SpinLock;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;

/**
 * {@code smp_call_function_single}, 2.6.30 to 2.6.39: the path of a call with one target.
 *
 * <p>Each CPU has its own queue with its own lock; these calls have their own interrupt vector. So
 * a kernel on two CPUs never reaches the code under study.
 */
final class CallSingle {

  private static final int QUEUE_LOCK = 16;
  private static final int ON_STACK = 0;
  private static final int PER_CPU = 1;

  private final Machine machine;
  private final long base;
  private final CallSingleData[][] csds;
  private final ListHead[] queues;
  private final SpinLock[] locks;
  private final ListHead[] taken;

  CallSingle(Machine machine, LockKind lockKind) {
    Memory memory = machine.memory;
    int cpus = machine.cpus();
    this.machine = machine;
    base = memory.allocate((long) cpus * 2 * Memory.LINE);
    csds = new CallSingleData[2][cpus];
    queues = new ListHead[cpus];
    locks = new SpinLock[cpus];
    taken = new ListHead[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      for (int place : new int[] {ON_STACK, PER_CPU}) {
        csds[place][cpu] = new CallSingleData(memory, base + (2L * cpu + place) * Memory.LINE);
      }
      long queue = memory.allocate(Memory.LINE);
      queues[cpu] = new ListHead(memory, queue);
      locks[cpu] = lockKind.at(memory, queue + QUEUE_LOCK);
      taken[cpu] = new ListHead(memory, memory.allocate(Memory.LINE));
    }
  }

  private CallSingleData csd(long list) {
    int index = (int) ((list - base) / Memory.LINE);
    return csds[index % 2][index / 2];
  }

  void smpCallFunctionSingle(Cpu cpu, int target, long func, long info, boolean wait) {
    CallSingleData csd = csds[wait ? ON_STACK : PER_CPU][cpu.id];
    csd.lock(cpu);
    csd.set(func, info);

    locks[target].lock(cpu);
    boolean ipi = queues[target].isEmpty();
    queues[target].addTail(csd.list);
    locks[target].unlock(cpu);

    // The lock publishes the call; pairs with the lock in the interrupt handler.
    if (ipi) {
      machine.cpu(target).sendCallFunctionSingleIpi();
    }
    if (wait) {
      csd.lockWait(cpu);
    }
  }

  void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    ListHead list = taken[cpu.id];
    locks[cpu.id].lock(cpu);
    queues[cpu.id].replaceInit(list);
    locks[cpu.id].unlock(cpu);

    while (!list.isEmpty()) {
      CallSingleData csd = csd(list.first());
      list.del(csd.list);
      int flags = csd.flags();
      machine.run(csd.func(), cpu, csd.info());
      if ((flags & CallSingleData.CSD_FLAG_LOCK) != 0) {
        csd.unlock(); // from here on the caller may be gone, with its stack
      }
    }
  }

  List<String> leftovers() {
    List<String> found = new ArrayList<>();
    for (int cpu = 0; cpu < queues.length; cpu++) {
      if (!queues[cpu].isEmpty() || locks[cpu].isLocked()) {
        found.add("cpu " + cpu + ": call_single_queue in use");
      }
      if (csds[ON_STACK][cpu].flags() != 0 || csds[PER_CPU][cpu].flags() != 0) {
        found.add("cpu " + cpu + ": csd of a single call locked");
      }
    }
    return found;
  }
}
