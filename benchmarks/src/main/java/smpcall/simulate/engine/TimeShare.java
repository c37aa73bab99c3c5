// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

/** What a CPU spends its time on. */
public enum TimeShare {
  /** Instructions, and accesses to lines that it has. */
  WORK,
  /** The called functions. */
  FUNCTION,
  /** Sending, entering and leaving interrupts. */
  INTERRUPT,
  /** Lines that are on their way. */
  TRANSFER,
  /** Lines that are occupied, in their queues. */
  QUEUE,
  /** Its own stores: a fence or an atomic waits until others see them. */
  DRAIN,
  /** Locks that another CPU holds. */
  LOCK,
  /** The end of its call. */
  WAIT,
  /** Nothing: it has no call to make. */
  IDLE
}
