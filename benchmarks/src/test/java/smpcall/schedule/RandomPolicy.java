// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.SplittableRandom;

/** A policy that at random steps, drawn from a seed, goes on with a random CPU. */
final class RandomPolicy implements Policy {

  private final SplittableRandom random;
  private final int oneIn;

  /**
   * @param oneIn average number of steps from one draw to the next, at least 1
   */
  RandomPolicy(long seed, int oneIn) {
    random = new SplittableRandom(seed);
    this.oneIn = oneIn;
  }

  @Override
  public int next(Event last, int current, long runnable) {
    if ((runnable >>> current & 1) != 0 && random.nextInt(oneIn) != 0) {
      return current;
    }
    long rest = runnable;
    for (int skip = random.nextInt(Long.bitCount(runnable)); skip > 0; skip--) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }
}
