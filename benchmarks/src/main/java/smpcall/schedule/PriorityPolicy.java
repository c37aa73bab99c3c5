// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Long delays at few delay points, drawn from a seed: the CPU with the highest priority that can
 * runs, and at one delay point in some it gets the lowest. So it is kept there until all others
 * wait, or are kept somewhere themselves.
 *
 * <p>The priorities are those of Burckhardt and others, "A randomized scheduler with probabilistic
 * guarantees of finding bugs", ASPLOS 2010, which changes them at any step; delay points are the
 * steps where it matters.
 */
public final class PriorityPolicy implements Policy {

  private final List<Integer> order;
  private final Random random;
  private final int oneIn;

  /**
   * @param cpus how many there are
   * @param oneIn a CPU is kept at one delay point in so many, on average; at least 1
   */
  public PriorityPolicy(long seed, int cpus, int oneIn) {
    random = new Random(seed);
    order = IntStream.range(0, cpus).boxed().collect(Collectors.toList());
    Collections.shuffle(order, random);
    this.oneIn = oneIn;
  }

  @Override
  public int next(Event last, int current, long able) {
    if (last != null && last.kind() == Event.Kind.DELAY_POINT && random.nextInt(oneIn) == 0) {
      order.remove((Integer) current);
      order.add(current);
    }
    for (int cpu : order) {
      if ((able >>> cpu & 1) != 0) {
        return cpu;
      }
    }
    throw new IllegalArgumentException("nobody can go on");
  }
}
