// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;

/** The middle value: one disturbed iteration does not move it. */
public final class Median {
  private Median() {}

  /**
   * @param values at least one, none of them NaN
   * @return the middle one; the mean of the middle two of an even number
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
