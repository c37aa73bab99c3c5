// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The difference of two cases within blocks, in nanoseconds. The estimator is the mean of the
 * differences, not the difference of two medians.
 *
 * @param n the number of blocks in which both have a value
 * @param nanos the mean difference, nanoseconds; above 0 when the first case takes longer
 * @param interval95 its 95 % Student t interval, nanoseconds; empty with fewer than {@link
 *     MeanInterval#ENOUGH} blocks
 */
public record NanosDifference(int n, double nanos, Optional<Interval> interval95) {

  /**
   * @param minuend the times of the first case by block, nanoseconds
   * @param subtrahend the times of the second case by block, nanoseconds
   * @return the difference; empty when no block has both
   */
  public static Optional<NanosDifference> of(
      SortedMap<Integer, Double> minuend, SortedMap<Integer, Double> subtrahend) {
    double[] differences =
        byBlock(minuend, subtrahend).values().stream().mapToDouble(Double::doubleValue).toArray();
    if (differences.length == 0) {
      return Optional.empty();
    }
    boolean enough = differences.length >= MeanInterval.ENOUGH;
    return Optional.of(
        new NanosDifference(
            differences.length,
            MeanInterval.mean(differences),
            enough ? Optional.of(MeanInterval.of(differences, 0.95)) : Optional.empty()));
  }

  /** The difference of every block in which both have a value, nanoseconds. */
  public static SortedMap<Integer, Double> byBlock(
      SortedMap<Integer, Double> minuend, SortedMap<Integer, Double> subtrahend) {
    SortedMap<Integer, Double> differences = new TreeMap<>(minuend);
    differences.keySet().retainAll(subtrahend.keySet());
    differences.replaceAll((block, value) -> value - subtrahend.get(block));
    return differences;
  }
}
