// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

/**
 * A closed interval.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval: [" + low + ", " + high + "]");
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether all of it lies within the other, ends included. */
  public boolean within(Interval other) {
    return other.contains(low) && other.contains(high);
  }

  /** The interval of ratios or speeds for this interval of logarithms. */
  public Interval exp() {
    return new Interval(StrictMath.exp(low), StrictMath.exp(high));
  }

  /**
   * The same interval in another unit.
   *
   * @param unit the unit, above 0
   */
  public Interval dividedBy(double unit) {
    return new Interval(low / unit, high / unit);
  }
}
