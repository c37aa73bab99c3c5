// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.machine.Cpu;
import smpcall.memory.Memory;

/**
 * {@code call_single_data_t}, as of 4.14, at the addresses that its methods take. Unlike {@link
 * CallSingleData} it has one list pointer, not two, and a flag for the time of its release; waiting
 * acquires.
 *
 * <p>It is aligned to its 32 bytes, so that it is on one line (966a967116e6). Its address is that
 * of its list pointer.
 */
public final class CallSingleDataT {

  /** {@code CSD_FLAG_LOCK}: in use, no other call may fill it. */
  public static final int CSD_FLAG_LOCK = 1;

  /** {@code CSD_FLAG_SYNCHRONOUS}: the caller waits, so it is released after the function. */
  public static final int CSD_FLAG_SYNCHRONOUS = 2;

  /** Size of the structure. */
  public static final int BYTES = 32;

  private static final int FUNC = 8;
  private static final int INFO = 16;
  private static final int FLAGS = 24;

  private final Memory memory;

  /** Accesses structures in {@code memory}; a new one, of zeros, is not in use. */
  public CallSingleDataT(Memory memory) {
    this.memory = memory;
  }

  /** The name of the field at an offset, or null. */
  public static String fieldAt(int offset) {
    return switch (offset) {
      case 0 -> "next";
      case FUNC -> "func";
      case INFO -> "info";
      case FLAGS -> "flags";
      default -> null;
    };
  }

  /** Plain in the kernel. */
  public long func(long csd) {
    return memory.getOpaque(csd + FUNC);
  }

  /** Plain in the kernel. */
  public long info(long csd) {
    return memory.getOpaque(csd + INFO);
  }

  /** Plain in the kernel. */
  public int flags(long csd) {
    return memory.getIntOpaque(csd + FLAGS);
  }

  /** Plain stores in the kernel. */
  public void set(long csd, long function, long argument) {
    memory.setOpaque(csd + FUNC, function);
    memory.setOpaque(csd + INFO, argument);
  }

  /**
   * {@code csd_lock_wait}: takes interrupts until LOCK is clear; acquires.
   *
   * @throws smpcall.machine.Panic when the machine was stopped
   */
  public void lockWait(Cpu cpu, long csd) {
    while (isLocked(csd)) {
      cpu.cpuRelax();
    }
  }

  private boolean isLocked(long csd) {
    int seen = memory.getIntAcquire(csd + FLAGS); // pairs with the release in unlock
    return (seen & CSD_FLAG_LOCK) != 0;
  }

  /**
   * {@code csd_lock}: waits until LOCK is clear, then sets it; for the owner.
   *
   * @param wait whether to set SYNCHRONOUS too: the caller waits
   * @throws smpcall.machine.Panic when the machine was stopped
   */
  public void lock(Cpu cpu, long csd, boolean wait) {
    lockWait(cpu, csd);
    memory.setIntOpaque(csd + FLAGS, wait ? CSD_FLAG_LOCK | CSD_FLAG_SYNCHRONOUS : CSD_FLAG_LOCK);
    memory.storeStoreFence(); // LOCK before later writes; pairs with the release in unlock
  }

  /**
   * {@code csd_lock} as c58ea9adf734 has it, for call data that several CPUs fill: takes LOCK by
   * compare-and-exchange.
   *
   * @throws smpcall.machine.Panic when the machine was stopped
   */
  public void lockShared(Cpu cpu, long csd) {
    do {
      lockWait(cpu, csd);
    } while (!memory.compareAndSetInt(csd + FLAGS, 0, CSD_FLAG_LOCK)); // pairs with unlock
  }

  /** {@code csd_unlock}: clears all flags, after everything before; the owner may fill it. */
  public void unlock(long csd) {
    memory.setIntRelease(csd + FLAGS, 0); // pairs with the acquire in isLocked
  }
}
