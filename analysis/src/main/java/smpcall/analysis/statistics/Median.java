// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;

/** The middle value: one disturbed iteration does not move it. */
public final class Median {
  private Median() {}

  /**
   * @param values the values, one or more, none of them NaN
   * @return the middle value; for an even number of values, the mean of the middle two
   */
  public static double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no median of nothing");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
