// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.machine.Cpu;

/**
 * {@code spinlock_t}, always taken with interrupts off: a CPU that waits for one takes none.
 *
 * <p>The kind of lock decides the cost of an entry lock more than anything else, and differs
 * between architectures: see {@link LockKind}.
 */
public abstract class SpinLock {

  /** Bytes of a lock of any kind. */
  public static final int BYTES = 8;

  SpinLock() {}

  /**
   * Acquires the lock.
   *
   * @throws smpcall.machine.Panic when the machine was stopped while waiting
   */
  public abstract void lock(Cpu cpu);

  /** Releases the lock. */
  public abstract void unlock(Cpu cpu);

  /** Whether a CPU seems to hold it. */
  public abstract boolean isLocked();
}
