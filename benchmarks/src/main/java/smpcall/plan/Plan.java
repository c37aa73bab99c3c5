// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is run: blocks, and in each block one fork of every case in an order of its own. Drift of
 * the machine then falls on all cases alike.
 *
 * @param cases in the order of the selection
 * @param blocks the most that are run
 * @param seed of the orders
 */
public record Plan(List<Case> cases, int blocks, long seed) {

  /** Two, then doubling, and all of them. */
  public static List<Integer> cpuCounts(int allowed) {
    List<Integer> counts = new ArrayList<>();
    for (int count = 2; count < allowed; count *= 2) {
      counts.add(count);
    }
    counts.add(allowed);
    return counts;
  }

  /**
   * The cases of a block in the order in which they run.
   *
   * @param block from 1
   */
  public List<Case> order(int block) {
    List<Case> order = new ArrayList<>(cases);
    Collections.shuffle(order, new Random(seed * 31 + block));
    return order.stream().filter(testCase -> testCase.isIn(block)).toList();
  }

  /** How many forks there are at most. */
  public int forks() {
    return cases.stream()
        .mapToInt(c -> c.blocks() == null ? blocks : Math.min(c.blocks(), blocks))
        .sum();
  }

  /** Whether it compares JDKs. */
  public boolean hasSeveralJdks() {
    return cases.stream().map(Case::jdk).distinct().count() > 1;
  }
}
