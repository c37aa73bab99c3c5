// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.run.Distance;
import smpcall.analysis.statistics.PairedRatio;

/**
 * Two cases, block by block. A block in which both have a speed is a pair, unless the run compares
 * only forks at the same distance and these were not.
 *
 * @param numerator the speeds of the first case by block, without blocks that are apart
 * @param denominator the speeds of the second case, likewise
 * @param nanos the round trip of a cache line by block, nanoseconds, mean of the two forks; none
 *     where the run has no rule on distances, or did not measure them
 * @param apart the number of blocks left out because their forks were not at the same distance
 */
public record BlockPairs(
    SortedMap<Integer, Double> numerator,
    SortedMap<Integer, Double> denominator,
    SortedMap<Integer, Double> nanos,
    int apart) {

  /**
   * Pairs all blocks of two cases. A case that failed its audit has no pairs.
   *
   * @param one the case above the line of the ratio
   * @param other the case below it
   */
  public static BlockPairs of(CaseSpeed one, CaseSpeed other) {
    return of(one, other, Integer.MAX_VALUE);
  }

  /**
   * @param last the last block that counts
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
      // An unknown distance excludes nothing.
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
   * The pairs within a range of distances.
   *
   * @param nearest the shortest round trip, nanoseconds
   * @param farthest the longest round trip, nanoseconds
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

  /** The speed of the first case divided by the second's; empty without a pair. */
  public Optional<PairedRatio> ratio() {
    return PairedRatio.of(numerator, denominator);
  }

  /** The ratio of every pair, by block. */
  public SortedMap<Integer, Double> byBlock() {
    return PairedRatio.byBlock(numerator, denominator);
  }
}
