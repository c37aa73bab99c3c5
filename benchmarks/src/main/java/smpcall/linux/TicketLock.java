// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.machine.Cpu;
import smpcall.memory.Memory;

/**
 * The lock of x86 since 2.6.25 (314cdbefd1fd): first come, first served.
 *
 * <p>A CPU takes a ticket by {@code getAndAdd}, one {@code lock xadd} as in the kernel; {@code
 * getAndAddAcquire} would be enough, but C2 makes a compare-and-swap of it.
 */
public final class TicketLock extends SpinLock {

  private final Memory memory;
  private final long next;
  private final long owner;

  TicketLock(Memory memory, long address) {
    this.memory = memory;
    next = address;
    owner = address + Integer.BYTES;
  }

  @Override
  public void lock(Cpu cpu) {
    await(cpu, memory.getAndAddInt(next, 1));
    cpu.lockTaken();
  }

  private void await(Cpu cpu, int ticket) {
    while (memory.getIntAcquire(owner) != ticket) { // pairs with the release in unlock
      cpu.cpuRelaxIrqsOff();
    }
  }

  @Override
  public void unlock(Cpu cpu) {
    cpu.lockReleased();
    memory.setIntRelease(owner, memory.getIntOpaque(owner) + 1);
  }

  @Override
  public boolean isLocked() {
    return memory.getIntOpaque(owner) != memory.getIntOpaque(next);
  }
}
