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
    if (ratio.get().interval95().isEmpty() || ratio.get().interval90().isEmpty()) {
      return TOO_SMALL;
    }
    if (ratio.get().interval90().get().within(margin.ratios())) {
      return SAME;
    }
    Interval interval = ratio.get().interval95().get();
    if (interval.low() > 1) {
      return FASTER;
    }
    return interval.high() < 1 ? SLOWER : CANNOT_TELL;
  }
}
