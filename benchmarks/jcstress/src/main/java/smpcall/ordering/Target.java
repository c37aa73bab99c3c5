// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import smpcall.linux.CallFunctionQueue;
import smpcall.linux.LockKind;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/** A CPU and the list that its interrupt handler walks, with up to two entries. */
final class Target implements InterruptHandlers {

  private static final int SENDERS = 2;

  static final Memory MEMORY = new HardwareMemory((3 * Ring.SIZE + 16) * Memory.LINE);

  private static final Machine SENDING = new Machine(MEMORY, SENDERS);
  private static final Ring<Target> RING = new Ring<>(Target::new);

  final Cpu cpu;

  private final CallFunctionQueue queue = new CallFunctionQueue(MEMORY, LockKind.TICKET);
  private final long entries = MEMORY.allocate(Memory.LINE);
  private final long pending;
  private final boolean[] found = new boolean[SENDERS];

  private Target() {
    Machine machine = new Machine(MEMORY, 1);
    machine.handle(this);
    cpu = machine.cpu(0);
    pending = cpu.mailbox(0);
  }

  /** A target with an empty list and a pending interrupt. */
  static Target interrupted() {
    Target target = RING.take();
    while (target.queue.first() != target.queue.end()) {
      target.queue.delRcu(target.cpu, target.queue.first());
    }
    for (int sender = 0; sender < SENDERS; sender++) {
      target.found[sender] = false;
    }
    target.cpu.sendCallFunctionIpi();
    target.raise();
    return target;
  }

  private long entry(int sender) {
    return entries + sender * Memory.LINE / SENDERS;
  }

  /** Adds the sender's entry, as the ports do. */
  void add(int sender) {
    queue.lock.lock(SENDING.cpu(sender));
    queue.addRcu(entry(sender));
    queue.lock.unlock(SENDING.cpu(sender));
  }

  /** Walks the list, and records the entries on it. */
  void walk() {
    for (long at = queue.first(); at != queue.end(); at = queue.next(cpu, at)) {
      found[at == entry(0) ? 0 : 1] = true;
    }
  }

  boolean found(int sender) {
    return found[sender];
  }

  /** Raises a pending word beside that of the machine. */
  void raise() {
    MEMORY.setIntOpaque(pending, 1);
  }

  /** Lowers the pending word by a plain store. */
  void lower() {
    MEMORY.setIntOpaque(pending, 0);
  }

  boolean isRaised() {
    return MEMORY.getIntOpaque(pending) != 0;
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu self) {
    MEMORY.fullFence(); // pairs with the one of the sender
    walk();
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu self) {
    throw new AssertionError("no CPU sends that");
  }
}
