// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import smpcall.linux.AtomicT;
import smpcall.linux.CallFunctionLayout;
import smpcall.linux.CallSingleData;
import smpcall.linux.Cpumask;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/** The {@code call_function_data} of one CPU, with the layout of the ports. */
final class Entry {

  /** The owner of the entry. */
  static final int OWNER = 0;

  /** The CPU that is at the entry since the call before. */
  static final int LATE = 1;

  /** Another target of the call. */
  static final int OTHER = 2;

  private static final int CPUS = 3;

  /** Function and info of the call before. */
  static final long OLD = 1;

  /** Function and info of the present call. */
  static final long NEW = 2;

  static final Memory MEMORY = new HardwareMemory((Ring.SIZE + 8) * CPUS * Memory.LINE);

  private static final Machine MACHINE = new Machine(MEMORY, CPUS);
  private static final Cpumask ALL = Cpumask.allocate(MEMORY, CPUS);
  private static final Ring<Entry> RING = new Ring<>(Entry::new);

  static {
    for (int cpu = 0; cpu < CPUS; cpu++) {
      ALL.setCpu(cpu);
    }
  }

  final CallSingleData csd;
  final AtomicT refs;
  final Cpumask cpumask;

  private Entry() {
    CallFunctionLayout layout =
        new CallFunctionLayout(MEMORY, CPUS, MaskPlace.INLINE, LockKind.TICKET);
    csd = layout.csd(OWNER);
    refs = layout.refs(OWNER);
    cpumask = layout.cpumask(OWNER);
  }

  static Cpu cpu(int id) {
    return MACHINE.cpu(id);
  }

  /** An entry after a call, with LOCK taken by the owner for the next one. */
  static Entry taken() {
    return reset(0);
  }

  /** An entry with one reference left: one target has run the function, and not dropped it. */
  static Entry almostDone() {
    return reset(1);
  }

  /** An entry during a call: these targets have not cleared their bits. */
  static Entry called(int... targets) {
    Entry entry = reset(targets.length);
    for (int target : targets) {
      entry.cpumask.setCpu(target);
    }
    return entry;
  }

  private static Entry reset(int refs) {
    Entry entry = RING.take();
    if (entry.csd.flags() == 0) {
      entry.csd.lock(cpu(OWNER));
    }
    entry.csd.set(OLD, OLD);
    entry.cpumask.clear();
    entry.refs.set(refs);
    return entry;
  }

  /** {@code cpumask_and(data->cpumask, mask, cpu_online_mask)}, without the caller. */
  void storeMask() {
    cpumask.andNot(ALL, ALL, OWNER);
  }
}
