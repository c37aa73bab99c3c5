// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;

/**
 * What may be said about a ratio of speeds. Whether intervals of two speeds overlap plays no part
 * in it.
 */
public enum Verdict {
  /** The 95 % interval lies above 1, and the 90 % one is not within the margin. */
  FASTER("faster"),
  /** The 95 % interval lies below 1, and the 90 % one is not within the margin. */
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
  /** No block has a value for both sides. */
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
   * The verdict that the numbers allow.
   *
   * @param ratio of two speeds; empty when there is none
   */
  public static Verdict of(Optional<PairedRatio> ratio, Margin margin) {
    if (ratio.isEmpty()) {
      return NO_VALUE;
    }
    return of(ratio.get().interval95(), ratio.get().interval90(), margin);
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
