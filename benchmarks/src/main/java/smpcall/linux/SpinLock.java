// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.machine.Cpu;

/**
 * {@code spinlock_t}, always taken with interrupts off: whoever waits for one takes none.
 *
 * <p>Which kind there is decides more than anything else what an entry lock costs, and differed
 * between architectures: see {@link LockKind}.
 */
public abstract class SpinLock {

  /** Bytes of a lock of any kind. */
  public static final int BYTES = 8;

  SpinLock() {}

  /**
   * Acquires.
   *
   * @throws smpcall.machine.Panic when the machine was stopped while waiting
   */
  public abstract void lock(Cpu cpu);

  /** Releases. */
  public abstract void unlock(Cpu cpu);

  /** Whether somebody holds it, as far as can be seen. */
  public abstract boolean isLocked();
}
