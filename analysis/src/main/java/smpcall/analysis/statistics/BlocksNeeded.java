// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The number of blocks for an interval of a wanted width, if further blocks differ as much as the
 * measured ones: the smallest n with t(n - 1) s / sqrt(n) within that width, where t is Student's
 * at 97.5 % and s the standard deviation of the block log-ratios. It is only a plan, as s is itself
 * an estimate.
 */
public final class BlocksNeeded {
  /** A study that needs more blocks than this needs a quieter host instead. */
  public static final int MOST = 1000;

  private BlocksNeeded() {}

  /**
   * @param ratio the measured ratio with its interval
   * @param halfWidth the wanted half width of the 95 % interval of the log-ratio, above 0
   * @return the number of blocks, {@link MeanInterval#ENOUGH} or more; empty when it exceeds {@link
   *     #MOST}, or the ratio has no interval
   */
  public static OptionalInt forHalfWidth(PairedRatio ratio, double halfWidth) {
    if (ratio.interval95().isEmpty()) {
      return OptionalInt.empty();
    }
    double deviation = deviation(ratio);
    return IntStream.rangeClosed(MeanInterval.ENOUGH, MOST)
        .filter(n -> t(n) * deviation / StrictMath.sqrt(n) <= halfWidth)
        .findFirst();
  }

  /**
   * The number of blocks at which a difference of this size and spread would pass the test of its
   * family: where Student's t does so at the level of the smallest p, {@link Holm#LEVEL} divided by
   * the members, and the sign-flip test can.
   *
   * @param members the members of the family, one or more
   * @return more blocks than the ratio has; empty when they exceed {@link #MOST}, or the ratio has
   *     no interval
   */
  public static OptionalInt toConfirm(PairedRatio ratio, int members) {
    if (ratio.interval95().isEmpty()) {
      return OptionalInt.empty();
    }
    double deviation = deviation(ratio);
    double size = Math.abs(StrictMath.log(ratio.ratio()));
    double confidence = 1 - Holm.LEVEL / members;
    int least = Math.max(ratio.n() + 1, Holm.blocksFor(members));
    return IntStream.rangeClosed(least, MOST)
        .filter(n -> MeanInterval.t(n - 1, confidence) * deviation / StrictMath.sqrt(n) <= size)
        .findFirst();
  }

  /** The standard deviation of the log-ratios of the blocks. */
  private static double deviation(PairedRatio ratio) {
    double reached = StrictMath.log(ratio.interval95().orElseThrow().high() / ratio.ratio());
    return reached / t(ratio.n()) * StrictMath.sqrt(ratio.n());
  }

  private static double t(int n) {
    return MeanInterval.t(n - 1, 0.95);
  }
}
