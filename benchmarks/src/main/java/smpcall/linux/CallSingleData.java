// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.machine.Cpu;
import smpcall.memory.Memory;

/** {@code struct call_single_data}: list pointers, function, info and flags. */
public final class CallSingleData {

  /** {@code CSD_FLAG_LOCK}: in use, no other call may fill it. */
  public static final int CSD_FLAG_LOCK = 1;

  /** The address of the structure and of its list pointers. */
  public final long list;

  private final Memory memory;
  private final long func;
  private final long info;
  private final long flags;

  /**
   * @param address address of a structure laid out as {@link CallFunctionLayout} begins
   */
  public CallSingleData(Memory memory, long address) {
    this.memory = memory;
    list = address + CallFunctionLayout.LIST;
    func = address + CallFunctionLayout.FUNC;
    info = address + CallFunctionLayout.INFO;
    flags = address + CallFunctionLayout.FLAGS;
  }

  /** Plain in the kernel. */
  public long func() {
    return memory.getOpaque(func);
  }

  /** Plain in the kernel. */
  public long info() {
    return memory.getOpaque(info);
  }

  /** Plain in the kernel. */
  public int flags() {
    return memory.getIntOpaque(flags);
  }

  /** Plain stores in the kernel. */
  public void set(long function, long argument) {
    memory.setOpaque(func, function);
    memory.setOpaque(info, argument);
  }

  /**
   * {@code csd_lock_wait}: takes interrupts until LOCK is clear. Orders nothing up to 3.x.
   *
   * @throws smpcall.machine.Panic when the machine was stopped
   */
  public void lockWait(Cpu cpu) {
    while ((flags() & CSD_FLAG_LOCK) != 0) {
      cpu.cpuRelax();
    }
  }

  /**
   * {@code csd_lock}: waits until LOCK is clear, then sets it; for the owner.
   *
   * @throws smpcall.machine.Panic when the machine was stopped
   */
  public void lock(Cpu cpu) {
    lockWait(cpu);
    memory.setIntOpaque(flags, CSD_FLAG_LOCK);
    memory.fullFence(); // LOCK is seen before later writes; pairs with the one in unlock
  }

  /** {@code csd_unlock}: clears LOCK, after everything before; the owner may fill it at once. */
  public void unlock() {
    memory.fullFence(); // pairs with the one in lock
    memory.setIntOpaque(flags, flags() & ~CSD_FLAG_LOCK);
  }
}
