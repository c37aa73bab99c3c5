// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.SplittableRandom;

/** After some steps, drawn from a seed, any CPU that can goes on. */
public final class RandomPolicy implements Policy {

  private final SplittableRandom random;
  private final int oneIn;

  /**
   * @param oneIn a change of CPU is considered at one step in so many, on average; at least 1
   */
  public RandomPolicy(long seed, int oneIn) {
    random = new SplittableRandom(seed);
    this.oneIn = oneIn;
  }

  @Override
  public int next(Event last, int current, long able) {
    if ((able >>> current & 1) != 0 && random.nextInt(oneIn) != 0) {
      return current;
    }
    long rest = able;
    for (int skip = random.nextInt(Long.bitCount(able)); skip > 0; skip--) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }
}
