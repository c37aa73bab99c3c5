// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * The queue lock of Mellor-Crummey and Scott (1991): each CPU waits on a line of its own, so a
 * release disturbs one CPU. Under study it is only here, as what does scale.
 */
final class McsLock implements Section {

  private static final int NEXT = 0;
  private static final int LOCKED = 8;

  private final Memory memory;
  private final long tail;
  private final long[] nodes;

  McsLock(Machine machine) {
    memory = machine.memory;
    tail = memory.allocate(Memory.LINE);
    memory.describe(tail, Long.BYTES, at -> Symbol.global("mcs", "tail"));
    nodes = new long[machine.cpus()];
    for (int cpu = 0; cpu < nodes.length; cpu++) {
      int owner = cpu;
      nodes[cpu] = memory.allocate(Memory.LINE);
      memory.describe(
          nodes[cpu],
          2L * Long.BYTES,
          at -> Symbol.of("mcs_node", owner, at == NEXT ? "next" : "locked"));
    }
  }

  @Override
  public void enter(Cpu cpu) {
    long node = nodes[cpu.id];
    memory.setOpaque(node + NEXT, Memory.NULL);
    memory.setIntOpaque(node + LOCKED, 1);
    long before = memory.getAndSet(tail, node);
    if (before != Memory.NULL) {
      memory.setRelease(before + NEXT, node); // pairs with the acquire in leave
      while (memory.getIntAcquire(node + LOCKED) != 0) { // pairs with the release in leave
        cpu.cpuRelaxIrqsOff();
      }
    }
  }

  @Override
  public void leave(Cpu cpu) {
    long node = nodes[cpu.id];
    long next = memory.getAcquire(node + NEXT); // pairs with the release in enter
    if (next == Memory.NULL) {
      if (memory.compareAndSet(tail, node, Memory.NULL)) {
        return;
      }
      while ((next = memory.getAcquire(node + NEXT)) == Memory.NULL) { // as above
        cpu.cpuRelaxIrqsOff();
      }
    }
    memory.setIntRelease(next + LOCKED, 0); // pairs with the acquire in enter
  }
}
