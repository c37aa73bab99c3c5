// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Optional;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * Whether two languages agree about a version: its ratio to the baseline in one against that in the
 * other, paired by block. The overlap of the two intervals plays no part in it.
 */
public enum Agreement {
  /** The 95 % interval of the one ratio divided by the other contains 1. */
  AGREE("agree"),
  /** Both 95 % intervals exclude 1, one below and one above it. */
  OPPOSITE("disagree in sign"),
  /** The 95 % interval of the one ratio divided by the other excludes 1. */
  APART("disagree in size"),
  /** Too few blocks for an interval. */
  TOO_SMALL("n too small"),
  /** One of the ratios has no value. */
  NO_VALUE("no value");

  private final String words;

  Agreement(String words) {
    this.words = words;
  }

  /** As printed. */
  public String words() {
    return words;
  }

  public boolean isDisagreement() {
    return this == OPPOSITE || this == APART;
  }

  /**
   * @param one the ratio to the baseline in one language
   * @param other the same in the other
   * @param apart the one divided by the other, paired by block
   */
  static Agreement of(
      Optional<PairedRatio> one, Optional<PairedRatio> other, Optional<PairedRatio> apart) {
    if (one.isEmpty() || other.isEmpty() || apart.isEmpty()) {
      return NO_VALUE;
    }
    Optional<Interval> here = one.get().interval95();
    Optional<Interval> there = other.get().interval95();
    Optional<Interval> between = apart.get().interval95();
    if (here.isEmpty() || there.isEmpty() || between.isEmpty()) {
      return TOO_SMALL;
    }
    if (side(here.get()) * side(there.get()) < 0) {
      return OPPOSITE;
    }
    return between.get().contains(1) ? AGREE : APART;
  }

  /** 1 for an interval above 1, -1 for one below it, 0 for one that contains it. */
  private static int side(Interval ratios) {
    return ratios.contains(1) ? 0 : ratios.low() > 1 ? 1 : -1;
  }
}
