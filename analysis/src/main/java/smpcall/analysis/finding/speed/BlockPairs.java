// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.run.Distance;
import smpcall.analysis.statistics.PairedRatio;

/**
 * Two cases, block by block. A block in which both have a speed is a pair, unless the run declared
 * that only forks at the same distance are compared and these were not.
 *
 * @param numerator the one's speeds by block, without those of blocks that are apart
 * @param denominator the other's
 * @param nanos how long a cache line took there and back in a pair, by block: the mean of its two
 *     forks; none where the run did not declare that it matters, and where it was not measured
 * @param apart how many blocks are left out because their forks were not at the same distance
 */
public record BlockPairs(
    SortedMap<Integer, Double> numerator,
    SortedMap<Integer, Double> denominator,
    SortedMap<Integer, Double> nanos,
    int apart) {

  /**
   * @param one none of its blocks are a pair when it gave wrong answers
   * @param other likewise
   */
  public static BlockPairs of(CaseSpeed one, CaseSpeed other) {
    return of(one, other, Integer.MAX_VALUE);
  }

  /**
   * @param last block that counts
   */
  static BlockPairs of(CaseSpeed one, CaseSpeed other, int last) {
    SortedMap<Integer, Double> numerator = upTo(last, one);
    SortedMap<Integer, Double> denominator = upTo(last, other);
    SortedMap<Integer, Double> nanos = new TreeMap<>();
    int apart = 0;
    for (Integer block : one.values().keySet()) {
      Distance here = one.distances().get(block);
      Distance there = other.distances().get(block);
      boolean isPair = numerator.containsKey(block) && denominator.containsKey(block);
      // What is not known, or not asked for, is held against nobody.
      if (!isPair || here == null || there == null) {
        continue;
      }
      if (here.isLike(there)) {
        nanos.put(block, (here.trip().nanos() + there.trip().nanos()) / 2);
      } else {
        numerator.remove(block);
        denominator.remove(block);
        apart++;
      }
    }
    return new BlockPairs(numerator, denominator, nanos, apart);
  }

  private static SortedMap<Integer, Double> upTo(int last, CaseSpeed speed) {
    SortedMap<Integer, Double> values = new TreeMap<>(speed.soundValues());
    values.keySet().removeIf(block -> block > last);
    return values;
  }

  /**
   * Those at some distances alone.
   *
   * @param nearest nanoseconds
   * @param farthest nanoseconds
   */
  BlockPairs between(double nearest, double farthest) {
    SortedMap<Integer, Double> some = new TreeMap<>(nanos);
    some.values().removeIf(each -> each < nearest || each > farthest);
    return new BlockPairs(at(some, numerator), at(some, denominator), some, 0);
  }

  private static SortedMap<Integer, Double> at(
      SortedMap<Integer, Double> blocks, SortedMap<Integer, Double> speeds) {
    SortedMap<Integer, Double> some = new TreeMap<>(speeds);
    some.keySet().retainAll(blocks.keySet());
    return some;
  }

  /** The one's speed by the other's; empty when there is no pair. */
  public Optional<PairedRatio> ratio() {
    return PairedRatio.of(numerator, denominator);
  }

  /** The ratio of every pair, by block. */
  public SortedMap<Integer, Double> byBlock() {
    return PairedRatio.byBlock(numerator, denominator);
  }
}
