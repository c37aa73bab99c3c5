// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;

/** {@code atomic_t}. */
public final class AtomicT {

  private final Memory memory;
  private final long address;

  /**
   * @param address address of 32 bits
   */
  public AtomicT(Memory memory, long address) {
    this.memory = memory;
    this.address = address;
  }

  /** {@code atomic_read}: orders nothing. */
  public int read() {
    return memory.getIntOpaque(address);
  }

  /** {@code atomic_set}: orders nothing. */
  public void set(int value) {
    memory.setIntOpaque(address, value);
  }

  /** {@code atomic_dec_return}: a full barrier on both sides. */
  public int decReturn() {
    memory.atomicFence();
    int before = memory.getAndAddInt(address, -1);
    memory.atomicFence();
    return before - 1;
  }
}
