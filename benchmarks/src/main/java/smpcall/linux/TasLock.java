// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.machine.Cpu;
import smpcall.memory.Memory;

/** A test and test-and-set lock, as on POWER: in no order. */
public final class TasLock extends SpinLock {

  private final Memory memory;
  private final long held;

  TasLock(Memory memory, long address) {
    this.memory = memory;
    held = address;
  }

  @Override
  public void lock(Cpu cpu) {
    while (memory.getAndSetInt(held, 1) != 0) { // pairs with the release in unlock
      while (memory.getIntOpaque(held) != 0) {
        cpu.cpuRelaxIrqsOff();
      }
    }
    cpu.lockTaken();
  }

  @Override
  public void unlock(Cpu cpu) {
    cpu.lockReleased();
    memory.setIntRelease(held, 0);
  }

  @Override
  public boolean isLocked() {
    return memory.getIntOpaque(held) != 0;
  }
}
