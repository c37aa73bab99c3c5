// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Marks values far from the others. They stay in every number: a rule that drops odd values can
 * produce any result.
 *
 * <p>The rule: a modified z-score |0.6745 (x - median) / MAD| above 3.5, on logarithms; MAD is the
 * median absolute deviation. Source: Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
 * (ASQC, 1993).
 */
public final class Outliers {
  private static final double LIMIT = 3.5;

  private Outliers() {}

  /**
   * @param values the values by block, all above 0
   * @return the blocks whose value is an outlier; none when there are too few values to tell
   */
  public static SortedSet<Integer> of(SortedMap<Integer, Double> values) {
    SortedSet<Integer> blocks = new TreeSet<>();
    if (values.size() < MeanInterval.ENOUGH) {
      return blocks;
    }
    double[] logs = values.values().stream().mapToDouble(StrictMath::log).toArray();
    double median = Median.of(logs);
    double mad = Median.of(Arrays.stream(logs).map(log -> Math.abs(log - median)).toArray());
    values.forEach(
        (block, value) -> {
          if (0.6745 * Math.abs(StrictMath.log(value) - median) > LIMIT * mad) {
            blocks.add(block);
          }
        });
    return blocks;
  }
}
