// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A policy of long delays at few delay points, drawn from a seed: the runnable CPU with the highest
 * priority runs; at some delay points it gets the lowest. So it is delayed there until all others
 * wait or are delayed.
 *
 * <p>Burckhardt and others, "A randomized scheduler with probabilistic guarantees of finding bugs",
 * ASPLOS 2010, change priorities at any step; here they change at delay points, where it matters.
 */
final class PriorityPolicy implements Policy {

  private final List<Integer> order;
  private final Random random;
  private final int oneIn;

  /**
   * @param cpus number of CPUs
   * @param oneIn average number of delay points from one delay to the next, at least 1
   */
  PriorityPolicy(long seed, int cpus, int oneIn) {
    random = new Random(seed);
    order = IntStream.range(0, cpus).boxed().collect(Collectors.toList());
    Collections.shuffle(order, random);
    this.oneIn = oneIn;
  }

  @Override
  public int next(Event last, int current, long runnable) {
    if (last != null && last.kind() == Event.Kind.DELAY_POINT && random.nextInt(oneIn) == 0) {
      order.remove((Integer) current);
      order.add(current);
    }
    for (int cpu : order) {
      if ((runnable >>> cpu & 1) != 0) {
        return cpu;
      }
    }
    throw new IllegalArgumentException("no CPU can go on");
  }
}
