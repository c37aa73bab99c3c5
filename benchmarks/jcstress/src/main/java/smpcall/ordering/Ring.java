// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Things in shared memory, used in turn: jcstress makes thousands of states for each of its rounds,
 * and memory is never given back one by one.
 */
final class Ring<T> {

  /**
   * A power of two. A state lives from one round to the next, and a round of jcstress 0.16 has at
   * most 256 x 40 states; while it estimates them, a fifth more. So whoever comes by again is dead.
   */
  static final int SIZE = 1 << 15;

  private final Object[] things = new Object[SIZE];
  private final AtomicInteger taken = new AtomicInteger();

  Ring(Supplier<T> make) {
    for (int i = 0; i < SIZE; i++) {
      things[i] = make.get();
    }
  }

  /** The next in turn, for any thread. */
  @SuppressWarnings("unchecked") // what make returned
  T take() {
    return (T) things[taken.getAndIncrement() & SIZE - 1];
  }
}
