// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many blocks an interval of the width that is asked for takes, when blocks go on to differ as
 * much as those that were measured: the smallest n with t(n - 1) s / sqrt(n) within it, where t is
 * Student's at 97.5 % and s the standard deviation of the block log-ratios. It is a plan and no
 * promise, as s is itself an estimate.
 */
public final class BlocksNeeded {
  /** A study of more blocks than this one is another study: on another, quieter host. */
  public static final int MOST = 1000;

  private BlocksNeeded() {}

  /**
   * @param ratio with its interval
   * @param halfWidth of the 95 % interval of the log-ratio, above 0
   * @return at least {@link MeanInterval#ENOUGH}; empty when it would be more than {@link #MOST},
   *     or the ratio has no interval
   */
  public static OptionalInt forHalfWidth(PairedRatio ratio, double halfWidth) {
    if (ratio.interval95().isEmpty()) {
      return OptionalInt.empty();
    }
    double reached = StrictMath.log(ratio.interval95().get().high() / ratio.ratio());
    double deviation = reached / t(ratio.n()) * StrictMath.sqrt(ratio.n());
    return IntStream.rangeClosed(MeanInterval.ENOUGH, MOST)
        .filter(n -> t(n) * deviation / StrictMath.sqrt(n) <= halfWidth)
        .findFirst();
  }

  private static double t(int n) {
    return MeanInterval.t(n - 1, 0.95);
  }
}
