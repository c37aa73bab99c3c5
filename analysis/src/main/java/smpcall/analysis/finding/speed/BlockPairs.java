// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import smpcall.analysis.run.Distance;
import smpcall.analysis.statistics.PairedRatio;

/**
 * A case and its baseline, block by block. The baseline is one case or the geometric mean of its
 * arms that have a speed in the block. A block in which both have a speed is a pair, unless the run
 * compares only forks at the same distance and these were not.
 *
 * @param numerator the speeds of the first case by block, without blocks that are apart
 * @param denominator the speeds of the baseline, likewise
 * @param apart the number of blocks left out because their forks were not at the same distance
 */
public record BlockPairs(
    SortedMap<Integer, Double> numerator, SortedMap<Integer, Double> denominator, int apart) {

  /**
   * Pairs all blocks of two cases. A case that failed its audit has no pairs.
   *
   * @param one the case above the line of the ratio
   * @param other the case below it
   */
  public static BlockPairs of(CaseSpeed one, CaseSpeed other) {
    return of(one, List.of(other), Integer.MAX_VALUE);
  }

  /**
   * Pairs blocks with the geometric mean of several arms. Where one arm failed its audit, all did,
   * as they are the same thing, and there are no pairs. An arm whose fork was not at the distance
   * of the first case's fork has no part in that block.
   *
   * @param arms the cases below the line, one or more
   * @param last the last block that counts
   */
  static BlockPairs of(CaseSpeed one, List<CaseSpeed> arms, int last) {
    SortedMap<Integer, Double> numerator = upTo(last, one.soundValues());
    SortedMap<Integer, Double> denominator = new TreeMap<>();
    Set<Integer> blocks = new TreeSet<>();
    if (arms.stream().noneMatch(CaseSpeed::isWrong)) {
      arms.forEach(arm -> blocks.addAll(upTo(last, arm.values()).keySet()));
    }
    int apart = 0;
    for (int block : blocks) {
      double[] there =
          arms.stream()
              .filter(arm -> arm.values().containsKey(block))
              .filter(arm -> !numerator.containsKey(block) || isLike(one, arm, block))
              .mapToDouble(arm -> arm.values().get(block))
              .toArray();
      if (there.length > 0) {
        denominator.put(block, geometricMean(there));
      } else {
        numerator.remove(block);
        apart++;
      }
    }
    return new BlockPairs(numerator, denominator, apart);
  }

  private static SortedMap<Integer, Double> upTo(int last, SortedMap<Integer, Double> values) {
    SortedMap<Integer, Double> some = new TreeMap<>(values);
    some.keySet().removeIf(block -> block > last);
    return some;
  }

  /** Of one value this value, to the last bit. */
  private static double geometricMean(double[] values) {
    return values.length == 1
        ? values[0]
        : StrictMath.exp(DoubleStream.of(values).map(StrictMath::log).average().orElseThrow());
  }

  /** Whether two forks of a block were at the same distance; an unknown one excludes nothing. */
  private static boolean isLike(CaseSpeed one, CaseSpeed other, int block) {
    Distance here = one.distances().get(block);
    Distance there = other.distances().get(block);
    return here == null || there == null || here.isLike(there);
  }

  /** The speed of the first case divided by the baseline's; empty without a pair. */
  public Optional<PairedRatio> ratio() {
    return PairedRatio.of(numerator, denominator);
  }

  /** The ratio of every pair, by block. */
  public SortedMap<Integer, Double> byBlock() {
    return PairedRatio.byBlock(numerator, denominator);
  }
}
