// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;

/**
 * The kind of lock that {@code spinlock_t} is.
 *
 * <p>The constants name classes: a JVM that measures loads only the one it uses, so that the JIT
 * knows the target of every call.
 */
public enum LockKind {
  /** {@link TicketLock}. */
  TICKET("TicketLock"),
  /** {@link TasLock}. */
  TAS("TasLock");

  private final String className;

  LockKind(String className) {
    this.className = className;
  }

  /** Makes a lock of {@link SpinLock#BYTES} bytes at {@code address}, which are zero. */
  public SpinLock at(Memory memory, long address) {
    try {
      return (SpinLock)
          Class.forName(LockKind.class.getPackageName() + "." + className)
              .getDeclaredConstructor(Memory.class, long.class)
              .newInstance(memory, address);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no lock of kind " + this, e);
    }
  }
}
