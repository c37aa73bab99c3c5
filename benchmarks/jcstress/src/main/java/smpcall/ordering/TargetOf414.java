// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import smpcall.linux.LlistHead;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/** A CPU of 4.14, and its queue, on which is an older element. */
final class TargetOf414 implements InterruptHandlers {

  private static final Memory MEMORY = new HardwareMemory((3 * Ring.SIZE + 8) * Memory.LINE);
  private static final Ring<TargetOf414> RING = new Ring<>(TargetOf414::new);

  final Cpu cpu;
  final LlistHead list = new LlistHead(MEMORY, MEMORY.allocate(Memory.LINE));

  /** What the sender adds. */
  final long element = MEMORY.allocate(Memory.LINE);

  private final long older = element + Memory.LINE / 2;
  private boolean found;

  private TargetOf414() {
    Machine machine = new Machine(MEMORY, 1);
    machine.handle(this);
    cpu = machine.cpu(0);
  }

  /** With the older element on the list, and the interrupt pending that was sent for it. */
  static TargetOf414 interrupted() {
    TargetOf414 target = RING.take();
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
    throw new AssertionError("nobody sends that");
  }
}
