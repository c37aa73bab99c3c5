// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A ring of items in shared memory, which are used again in turn: jcstress makes thousands of
 * states for each round, and an item of memory is never freed.
 */
final class Ring<T> {

  /**
   * Number of items, a power of two. A state lives from one round to the next, and a round of
   * jcstress 0.16 has at most 256 x 40 states, or a fifth more while it estimates the number. So a
   * state is dead before its item is used again.
   */
  static final int SIZE = 1 << 15;

  private final Object[] items = new Object[SIZE];
  private final AtomicInteger next = new AtomicInteger();

  Ring(Supplier<T> make) {
    for (int i = 0; i < SIZE; i++) {
      items[i] = make.get();
    }
  }

  /** The next item, for any thread. */
  @SuppressWarnings("unchecked") // items are of type T
  T take() {
    return (T) items[next.getAndIncrement() & SIZE - 1];
  }
}
