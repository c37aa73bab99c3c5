// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The plan of a run: blocks with one fork of every case, each block in its own random order. So
 * drift of the machine affects all cases alike.
 *
 * @param cases cases in the order of the selection
 * @param blocks maximum number of blocks
 * @param seed seed of the random orders
 */
public record Plan(List<Case> cases, int blocks, long seed) {

  /** Returns the default CPU counts: 2, 4, 8 and so on, and all allowed CPUs. */
  public static List<Integer> cpuCounts(int allowed) {
    List<Integer> counts = new ArrayList<>();
    for (int count = 2; count < allowed; count *= 2) {
      counts.add(count);
    }
    counts.add(allowed);
    return counts;
  }

  /**
   * Returns the cases of a block in the order in which they run.
   *
   * @param block number of the block, from 1
   */
  public List<Case> order(int block) {
    List<Case> order = new ArrayList<>(cases);
    Collections.shuffle(order, new Random(seed * 31 + block));
    return order.stream().filter(testCase -> testCase.isIn(block)).toList();
  }

  /**
   * Returns the parameters that are drawn for a fork: those that its benchmark has.
   *
   * @param factors the declared ones; null: none is drawn
   * @param attempt number of the attempt, from 1
   */
  public SortedMap<String, String> draw(
      DrawnFactors factors, Case testCase, int block, int attempt) {
    SortedMap<String, String> drawn = new TreeMap<>();
    if (factors != null) {
      drawn.putAll(factors.draw(seed, block, testCase.id(), attempt));
      drawn.keySet().retainAll(Workload.of(testCase.workload()).drawn(testCase.variant()));
    }
    return drawn;
  }

  /** Returns the maximum number of forks. */
  public int forks() {
    return cases.stream()
        .mapToInt(c -> c.blocks() == null ? blocks : Math.min(c.blocks(), blocks))
        .sum();
  }

  /** Returns whether the cases run on more than one JDK. */
  public boolean hasSeveralJdks() {
    return cases.stream().map(Case::jdk).distinct().count() > 1;
  }
}
