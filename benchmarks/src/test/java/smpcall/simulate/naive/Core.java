// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.ArrayDeque;
import java.util.Deque;

/** What decides whether a CPU can be interrupted, and what its handler has walked over. */
final class Core {

  final StoreBuffer buffer;
  boolean isInHandler;
  boolean takesInterrupts;
  private final Deque<Long> locks = new ArrayDeque<>();
  private int pointers;
  private int calls;

  Core(StoreBuffer buffer) {
    this.buffer = buffer;
  }

  boolean isInterruptible() {
    return !isInHandler && !takesInterrupts && locks.isEmpty();
  }

  /** An attempt to take a lock; a lock that is tried again is the same. */
  void locks(long address) {
    if (locks.isEmpty() || locks.getLast() != address) {
      locks.addLast(address);
    }
  }

  void unlocks() {
    locks.removeLast();
  }

  void enterHandler() {
    isInHandler = true;
    pointers = 0;
    calls = 0;
  }

  void leaveHandler() {
    isInHandler = false;
  }

  /** A pointer of the list: to the next entry or, at the end, to none. */
  void readsPointer() {
    pointers++;
  }

  void readsCall() {
    calls++;
  }

  int entries() {
    return calls + Math.max(0, pointers - 1);
  }
}
