// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The counts of values.
 *
 * @param counts the counts by value, all above 0
 */
public record Distribution(SortedMap<Long, Long> counts) {
  /** With fewer values above it, a percentile would differ too much in the next run. */
  public static final int ENOUGH_ABOVE = 10;

  public long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The percentile that one value in {@code oneIn} exceeds: one in 100 exceeds the 99th. It is the
   * value of rank n - floor(n / oneIn) of n, which is the nearest rank ceil(p n) of p = 1 - 1 /
   * oneIn, computed so that rounding moves no rank. Of equal values, those of higher rank count as
   * above.
   *
   * @param oneIn N where one value in N lies above, 1 or more; 1 gives the smallest value
   * @return empty when fewer than {@link #ENOUGH_ABOVE} lie above
   */
  public Optional<Double> exceededByOneIn(double oneIn) {
    long size = size();
    long above = (long) Math.floor(size / oneIn);
    if (above < ENOUGH_ABOVE) {
      return Optional.empty();
    }
    long rank = Math.max(1, size - above);
    long seen = 0;
    for (Map.Entry<Long, Long> value : counts.entrySet()) {
      seen += value.getValue();
      if (seen >= rank) {
        return Optional.of((double) value.getKey());
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + size);
  }

  /** The largest value; empty when there is none. */
  public Optional<Double> largest() {
    return counts.isEmpty() ? Optional.empty() : Optional.of((double) counts.lastKey());
  }
}
