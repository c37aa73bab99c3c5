// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.SplittableRandom;

/** Random times between calls, drawn before they are needed: exponentially distributed. */
final class GapTable {

  /** Number of times in a table, a power of two. */
  static final int SIZE = 4096;

  private static final int MOST_THREADS = 1 << 16;

  private GapTable() {}

  /**
   * Draws a table: one time from each of as many quantiles, in random order, so that its mean is
   * that of the distribution.
   *
   * @param mean mean time, nanoseconds, at least 1
   * @param seed number that decides the table, together with the thread
   * @param thread number of the thread, from 0
   * @return times in nanoseconds, at least 1
   */
  static long[] draw(long mean, long seed, int thread) {
    SplittableRandom random = new SplittableRandom(seed * MOST_THREADS + thread);
    long[] gaps = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double longer = (i + 1 - random.nextDouble()) / SIZE;
      long gap = Math.max(1, Math.round(-mean * Math.log(longer)));
      int place = random.nextInt(i + 1);
      gaps[i] = gaps[place];
      gaps[place] = gap;
    }
    return gaps;
  }
}
