// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

/** The stores of a CPU that others do not see yet, in their order. */
final class StoreBuffer {

  /** As many as Intel's Skylake has. */
  private static final int CAPACITY = 56;

  private static final int RING = 64;

  private final long[] addresses = new long[RING];
  private final long[] values = new long[RING];
  private final boolean[] wide = new boolean[RING];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  void add(long address, long value, boolean isWide) {
    int at = head + size & RING - 1;
    addresses[at] = address;
    values[at] = value;
    wide[at] = isWide;
    size++;
  }

  long address() {
    return addresses[head];
  }

  long value() {
    return values[head];
  }

  boolean isWide() {
    return wide[head];
  }

  void remove() {
    head = head + 1 & RING - 1;
    size--;
  }

  /** The place of the youngest store to an address, or -1. */
  int find(long address) {
    for (int i = size - 1; i >= 0; i--) {
      int at = head + i & RING - 1;
      if (addresses[at] == address) {
        return at;
      }
    }
    return -1;
  }

  long valueAt(int place) {
    return values[place];
  }
}
