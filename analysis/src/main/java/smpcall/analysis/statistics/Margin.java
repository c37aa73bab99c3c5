// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;

/**
 * The largest difference at which two speeds still count as the same.
 *
 * @param log the half width d on the logarithmic scale: the same is exp(-d) to exp(d)
 * @param coarse whether the instrument's own error is larger, or not known though it was to be:
 *     then nothing can be shown to be the same
 */
public record Margin(double log, boolean coarse) {
  /** 3 %: a smaller difference does not matter to callers of a function on all CPUs. */
  public static final Margin LEAST = new Margin(StrictMath.log(1.03), false);

  /**
   * 3 %, of an instrument that is too coarse for it when the same thing twice came out further
   * apart, or with too few pairs to tell.
   *
   * @param sameThingTwice the ratio of a case to itself; empty when it has none
   */
  public static Margin of(Optional<PairedRatio> sameThingTwice) {
    boolean fine =
        sameThingTwice
            .filter(pair -> pair.interval95().isPresent())
            .filter(pair -> Math.abs(StrictMath.log(pair.ratio())) <= LEAST.log)
            .isPresent();
    return new Margin(LEAST.log, !fine);
  }

  /** The ratios that count as the same. */
  public Interval ratios() {
    return new Interval(StrictMath.exp(-log), StrictMath.exp(log));
  }

  /** The upper margin in percent: 3.0 for ratios up to 1.03. */
  public double percent() {
    return (StrictMath.exp(log) - 1) * 100;
  }
}
