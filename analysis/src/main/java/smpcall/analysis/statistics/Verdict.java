// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;

/**
 * The verdict on a ratio of speeds. The overlap of the intervals of two speeds plays no part in it.
 *
 * <p>The rules, in this order: below {@link MeanInterval#ENOUGH} blocks there is no verdict. When
 * the 95 % interval excludes 1, it is faster or slower; but a member of the declared family is
 * unconfirmed unless it passes the sign-flip test too, with its p at most {@link Holm#LEVEL} after
 * Holm's correction. The interval gives the size of the difference if noise is normal; the test
 * excludes chance without that assumption and over the whole family. Outside the family the
 * interval alone decides, and the verdict is exploratory. When the 95 % interval holds 1 and the 90
 * % interval lies within the margin, it is the same; but not where the instrument is too coarse to
 * see such a difference.
 */
public enum Verdict {
  /** The 95 % interval lies above 1, and the family's test agrees. */
  FASTER("faster"),
  /** The 95 % interval lies below 1, and the family's test agrees. */
  SLOWER("slower"),
  /** The 95 % interval lies above 1, but the family's test cannot say so yet. */
  FASTER_UNCONFIRMED("faster, unconfirmed"),
  /** The 95 % interval lies below 1, but the family's test cannot say so yet. */
  SLOWER_UNCONFIRMED("slower, unconfirmed"),
  /**
   * The 95 % interval holds 1 and the 90 % interval lies within the margin: shown to be the same,
   * not merely not shown to differ.
   */
  SAME("same"),
  /** None of these. */
  CANNOT_TELL("can't tell"),
  /** Fewer than {@link MeanInterval#ENOUGH} blocks: no interval, no verdict. */
  TOO_SMALL("n too small"),
  /** It gave wrong answers, which have no speed; the iterations it survived are a biased sample. */
  WRONG("failed its audit"),
  /** No block has two values that may be compared. */
  NO_VALUE("no value");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** Whether it has a direction that the family's test does not confirm. */
  public boolean isUnconfirmed() {
    return this == FASTER_UNCONFIRMED || this == SLOWER_UNCONFIRMED;
  }

  /** As printed. */
  public String words() {
    return words;
  }

  /**
   * The verdict outside the declared family.
   *
   * @param ratio the ratio of two speeds; empty when there is none
   */
  public static Verdict exploratory(Optional<PairedRatio> ratio, Margin margin) {
    return ratio.map(r -> of(r.interval95(), r.interval90(), margin)).orElse(NO_VALUE);
  }

  /**
   * The verdict on a member of the declared family.
   *
   * @param ratio the ratio of two speeds; empty when there is none
   * @param holm the p after Holm's correction
   */
  public static Verdict inFamily(Optional<PairedRatio> ratio, Margin margin, double holm) {
    Verdict alone = exploratory(ratio, margin);
    if (holm <= Holm.LEVEL) {
      return alone;
    }
    return switch (alone) {
      case FASTER -> FASTER_UNCONFIRMED;
      case SLOWER -> SLOWER_UNCONFIRMED;
      default -> alone;
    };
  }

  /**
   * The verdict from the intervals of a ratio.
   *
   * @param interval95 the 95 % interval; empty when n is too small
   * @param interval90 the 90 % interval; empty when n is too small
   */
  public static Verdict of(
      Optional<Interval> interval95, Optional<Interval> interval90, Margin margin) {
    if (interval95.isEmpty() || interval90.isEmpty()) {
      return TOO_SMALL;
    }
    if (!interval95.get().contains(1)) {
      return interval95.get().low() > 1 ? FASTER : SLOWER;
    }
    boolean same = !margin.coarse() && interval90.get().within(margin.ratios());
    return same ? SAME : CANNOT_TELL;
  }
}
