// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

/** What must be said beside a number. */
public enum Warning {
  /** Fewer than {@link MeanInterval#ENOUGH} values. */
  TOO_FEW("too few blocks for an interval or a verdict (n too small: 6 are needed)"),
  /** Some blocks have a value on one side only. */
  UNPAIRED("a block in which one of the two has no value is not in the ratio"),
  /** The median is outside the interval of the geometric mean: the forks are skewed. */
  SKEWED("the forks are skewed: their median is outside the interval of their geometric mean");

  private final String text;

  Warning(String text) {
    this.text = text;
  }

  /** One sentence without its full stop. */
  public String text() {
    return text;
  }
}
