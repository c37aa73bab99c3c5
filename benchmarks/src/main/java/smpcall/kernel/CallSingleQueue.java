// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.ArrayList;
import java.util.List;
import smpcall.linux.CallSingleDataT;
import smpcall.linux.LlistHead;
import smpcall.machine.Cpu;
import smpcall.machine.Delay;
import smpcall.machine.DelayPoint;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * {@code call_single_queue} and {@code smp_call_function_single}, as of 4.14: each CPU has one
 * queue, a list without a lock, for calls with one target and calls with many. Both interrupt
 * vectors flush it.
 */
final class CallSingleQueue {

  private static final int ON_STACK = 0;
  private static final int PER_CPU = 1;

  private final Machine machine;
  private final CsdOwner csdOwner;
  private final CallSingleDataT csds;
  private final long base;
  private final LlistHead[] queues;

  CallSingleQueue(Machine machine) {
    this(machine, CsdOwner.SENDER);
  }

  CallSingleQueue(Machine machine, CsdOwner csdOwner) {
    this.csdOwner = csdOwner;
    Memory memory = machine.memory;
    int cpus = machine.cpus();
    this.machine = machine;
    csds = new CallSingleDataT(memory);
    base = memory.allocate((long) cpus * 2 * Memory.LINE);
    memory.describe(base, (long) cpus * 2 * Memory.LINE, this::symbol);
    queues = new LlistHead[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      long queue = memory.allocate(Memory.LINE);
      Symbol symbol = Symbol.of("call_single_queue", cpu, "first");
      memory.describe(queue, Long.BYTES, at -> symbol);
      queues[cpu] = new LlistHead(memory, queue);
    }
  }

  private Symbol symbol(long offset) {
    int owner = (int) (offset / Memory.LINE / 2);
    String field = CallSingleDataT.fieldAt((int) (offset % Memory.LINE));
    boolean onStack = offset / Memory.LINE % 2 == ON_STACK;
    return field == null ? null : Symbol.of(onStack ? "stack csd" : "csd_data", owner, field);
  }

  private long csd(int cpu, int place) {
    return base + (2L * cpu + place) * Memory.LINE;
  }

  void smpCallFunctionSingle(Cpu cpu, int target, long func, long info, boolean wait) {
    boolean shared = !wait && csdOwner != CsdOwner.SENDER;
    long csd = csd(shared ? target : cpu.id, wait ? ON_STACK : PER_CPU);
    if (shared && csdOwner == CsdOwner.DESTINATION_CMPXCHG) {
      csds.lockShared(cpu, csd);
    } else {
      csds.lock(cpu, csd, wait);
    }
    csds.set(csd, func, info);
    if (add(target, csd)) {
      machine.cpu(target).sendCallFunctionSingleIpi();
    }
    if (wait) {
      csds.lockWait(cpu, csd);
    }
  }

  /**
   * Puts call data on a target's queue.
   *
   * @return whether to interrupt the target: if not, another interrupt is pending there
   */
  boolean add(int target, long csd) {
    return queues[target].add(csd);
  }

  /** {@code flush_smp_call_function_queue}: runs the calls on the CPU's own queue, oldest first. */
  void flushSmpCallFunctionQueue(Cpu cpu) {
    LlistHead queue = queues[cpu.id];
    for (long list = queue.reverseOrder(queue.delAll()); list != Memory.NULL; ) {
      long csd = list;
      list = queue.next(csd); // now: once it is released it may be on another queue
      Delay.at(cpu, DelayPoint.ON_ENTRY);

      long func = csds.func(csd);
      long info = csds.info(csd);
      if ((csds.flags(csd) & CallSingleDataT.CSD_FLAG_SYNCHRONOUS) != 0) {
        machine.run(func, cpu, info);
        Delay.at(cpu, DelayPoint.FUNC_RAN);
        csds.unlock(csd);
      } else {
        csds.unlock(csd);
        machine.run(func, cpu, info);
      }
    }
  }

  List<String> leftovers() {
    List<String> found = new ArrayList<>();
    for (int cpu = 0; cpu < queues.length; cpu++) {
      if (!queues[cpu].isEmpty()) {
        found.add("cpu " + cpu + ": call_single_queue in use");
      }
      if (csds.flags(csd(cpu, ON_STACK)) != 0 || csds.flags(csd(cpu, PER_CPU)) != 0) {
        found.add("cpu " + cpu + ": csd of a single call locked");
      }
    }
    return found;
  }
}
