// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;

/**
 * The largest difference at which two speeds still count as the same.
 *
 * @param log the half width d on the logarithmic scale: the same is exp(-d) to exp(d)
 * @param fromInstrument whether the instrument's own error made it wider than {@link #LEAST}
 */
public record Margin(double log, boolean fromInstrument) {
  /** 3 %: a smaller difference does not matter to callers of a function on all CPUs. */
  public static final Margin LEAST = new Margin(StrictMath.log(1.03), false);

  /**
   * The larger of 3 % and the A/A ratio's distance from 1: a smaller difference than that may come
   * from the instrument. The A/A interval does not count, as a noisier instrument would then call
   * more things the same.
   *
   * @param sameThingTwice the ratio of a case to itself; empty when the run has none
   */
  public static Margin of(Optional<PairedRatio> sameThingTwice) {
    return sameThingTwice
        .filter(pair -> pair.interval95().isPresent())
        .map(pair -> Math.abs(StrictMath.log(pair.ratio())))
        .filter(apart -> apart > LEAST.log)
        .map(apart -> new Margin(apart, true))
        .orElse(LEAST);
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
