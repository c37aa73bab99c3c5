// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;

/**
 * What may be said about a ratio of speeds. Whether intervals of two speeds overlap plays no part
 * in it.
 *
 * <p>In this order: below {@link MeanInterval#ENOUGH} blocks, nothing. When the 90 % interval lies
 * within the margin, the same: a difference that is sure and too small to matter is none. When the
 * 95 % interval excludes 1, faster or slower; but a member of the declared family must pass the
 * sign-flip test too, with its p at most {@link Holm#LEVEL} after Holm's correction. So both must
 * agree: the interval says how large the difference is if noise is normal, the test that it is none
 * of chance without that assumption and over the whole family. Outside the family the interval
 * alone decides, and what it says is exploratory.
 */
public enum Verdict {
  /**
   * The 95 % interval lies above 1, the 90 % one is not within the margin, and the family's test
   * agrees.
   */
  FASTER("faster"),
  /**
   * The 95 % interval lies below 1, the 90 % one is not within the margin, and the family's test
   * agrees.
   */
  SLOWER("slower"),
  /**
   * The 90 % interval lies within the margin: shown to be the same, not merely not shown to differ.
   */
  SAME("same"),
  /** None of these. */
  CANNOT_TELL("can't tell"),
  /** Fewer than {@link MeanInterval#ENOUGH} blocks: no interval, no verdict. */
  TOO_SMALL("n too small"),
  /**
   * It gave wrong answers; those have no speed, and the iterations it survived are a biased sample.
   */
  WRONG("failed its audit"),
  /** No block has two values that may be compared. */
  NO_VALUE("no value");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As printed. */
  public String words() {
    return words;
  }

  /**
   * What the numbers allow to be said outside the declared family.
   *
   * @param ratio of two speeds; empty when there is none
   */
  public static Verdict exploratory(Optional<PairedRatio> ratio, Margin margin) {
    return ratio.map(r -> of(r.interval95(), r.interval90(), margin)).orElse(NO_VALUE);
  }

  /**
   * What the numbers allow to be said of a member of the declared family.
   *
   * @param ratio of two speeds; empty when there is none
   * @param holm its p after Holm's correction
   */
  public static Verdict inFamily(Optional<PairedRatio> ratio, Margin margin, double holm) {
    Verdict alone = exploratory(ratio, margin);
    boolean claimed = alone == FASTER || alone == SLOWER;
    return claimed && holm > Holm.LEVEL ? CANNOT_TELL : alone;
  }

  /**
   * The verdict that the intervals of a ratio allow.
   *
   * @param interval95 empty when n was too small for one
   * @param interval90 likewise
   */
  public static Verdict of(
      Optional<Interval> interval95, Optional<Interval> interval90, Margin margin) {
    if (interval95.isEmpty() || interval90.isEmpty()) {
      return TOO_SMALL;
    }
    if (interval90.get().within(margin.ratios())) {
      return SAME;
    }
    if (interval95.get().low() > 1) {
      return FASTER;
    }
    return interval95.get().high() < 1 ? SLOWER : CANNOT_TELL;
  }
}
