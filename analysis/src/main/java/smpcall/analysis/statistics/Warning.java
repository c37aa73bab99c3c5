// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

/** A warning on a number, which must be printed with it. */
public enum Warning {
  /** Fewer than {@link MeanInterval#ENOUGH} values. */
  TOO_FEW("too few blocks for an interval or a verdict (n too small: 6 are needed)"),
  /** Some blocks have a value on one side only. */
  UNPAIRED("a block in which one of the two has no value is not in the ratio"),
  /** The median is outside the interval of the geometric mean: the forks are skewed. */
  SKEWED("the forks are skewed: their median is outside the interval of their geometric mean"),
  /** The interval excludes 1, but the family's permutation test does not agree. */
  NOT_AFTER_HOLM(
      "unconfirmed: the 95 % interval excludes 1, but after Holm the sign-flip test stays above"
          + " 5 %"),
  /** The family is so large, or the blocks are so few, that no sign-flip test can pass. */
  FAMILY_TOO_LARGE(
      "in this family, with so few blocks, the sign-flip test cannot come below 5 % after Holm,"
          + " whatever the difference; \"faster\" and \"slower\" stay unconfirmed"),
  /** The pooled percentile is not where the forks' own are. */
  POOLED_OUTSIDE(
      "the percentile of all calls together is outside the interval of the forks' own: a few forks"
          + " make most of it"),
  /** Iterations that were measured have more than one level. */
  UNSETTLED("the speed still changed while it was measured"),
  /** A parameter of the scalability law below 0. */
  BEYOND_THE_LAW(
      "sigma or kappa is below 0: what is seen is not the contention and coherence of the law");

  private final String text;

  Warning(String text) {
    this.text = text;
  }

  /** One sentence without its full stop. */
  public String text() {
    return text;
  }
}
