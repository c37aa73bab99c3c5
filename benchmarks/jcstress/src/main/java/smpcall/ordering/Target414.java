// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import smpcall.linux.LlistHead;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/** A CPU of 4.14 and its queue, with an older element on it. */
final class Target414 implements InterruptHandlers {

  private static final Memory MEMORY = new HardwareMemory((3 * Ring.SIZE + 8) * Memory.LINE);
  private static final Ring<Target414> RING = new Ring<>(Target414::new);

  final Cpu cpu;
  final LlistHead list = new LlistHead(MEMORY, MEMORY.allocate(Memory.LINE));

  /** The element that the sender adds. */
  final long element = MEMORY.allocate(Memory.LINE);

  private final long older = element + Memory.LINE / 2;
  private boolean found;

  private Target414() {
    Machine machine = new Machine(MEMORY, 1);
    machine.handle(this);
    cpu = machine.cpu(0);
  }

  /** A target with the older element on its queue, and the interrupt for that pending. */
  static Target414 interrupted() {
    Target414 target = RING.take();
    target.list.delAll();
    target.list.add(target.older);
    target.found = false;
    target.cpu.sendCallFunctionIpi();
    return target;
  }

  boolean found() {
    return found;
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu self) {
    for (long at = list.delAll(); at != Memory.NULL; at = list.next(at)) {
      found |= at == element;
    }
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu self) {
    throw new AssertionError("no CPU sends that");
  }
}
