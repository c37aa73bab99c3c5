// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Optional;

/**
 * How far apart two speeds may be and still be called the same.
 *
 * @param log half width d on the logarithmic scale: the same is exp(-d) to exp(d)
 * @param fromInstrument whether the instrument's own error made it wider than {@link #LEAST}
 */
public record Margin(double log, boolean fromInstrument) {
  /** 3 %: less than that matters to nobody who calls a function on all CPUs. */
  public static final Margin LEAST = new Margin(StrictMath.log(1.03), false);

  /**
   * 3 %, or as far as the arms of the A/A comparison came out apart: what looks different when
   * nothing is cannot be called a difference. Not as far as their interval reaches: the noisier the
   * instrument, the more would it call the same.
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

  /** The margin upwards in percent: 3.0 for ratios up to 1.03. */
  public double percent() {
    return (StrictMath.exp(log) - 1) * 100;
  }
}
