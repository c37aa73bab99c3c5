// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Verdict;

/**
 * One case on both sides.
 *
 * @param base one caller's time for a call on the base side, nanoseconds; empty when nothing sound
 *     was measured
 * @param fresh the same on the new side, which is judged
 * @param ratio the ratio of speeds, above 1 when the new side is faster; empty when there is none
 * @param interval95 the 95 % interval of the ratio; empty when n is too small
 * @param interval90 the 90 % interval; within the margin it shows that both are the same
 * @param n the number of values behind the ratio: {@code 10}, or {@code 10+6}
 * @param apart the number of blocks that the runs' rule leaves out because the two forks of a
 *     division were not at the same distance
 * @param contaminated the number of forks of both sides, and of their floors where these count,
 *     that the runs' rule leaves out because others disturbed them
 * @param regression whether the whole 95 % interval is slower by more than the threshold
 * @param mayFail whether its version may fail the audit
 * @param wrongNow whether the new side failed its audit and its version is expected to pass
 */
public record CaseChange(
    CaseKey key,
    Optional<Centre> base,
    Optional<Centre> fresh,
    Optional<Double> ratio,
    Optional<Interval> interval95,
    Optional<Interval> interval90,
    String n,
    int apart,
    long contaminated,
    Verdict verdict,
    boolean regression,
    boolean mayFail,
    boolean wrongNow) {

  /**
   * The smallest slowdown that an interval of this width would have shown to be one, as a share of
   * a call's time: with the same width, it would then have excluded 1. Empty without an interval.
   */
  public OptionalDouble leastSeen() {
    return interval95.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(StrictMath.sqrt(interval95.get().high() / interval95.get().low()) - 1);
  }

  /** The largest slowdown that the interval leaves possible, as a share; empty without one. */
  public OptionalDouble mostLeft() {
    return interval95.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, 1 / interval95.get().low() - 1));
  }

  /** The verdict, with a mark for a regression. */
  public String words() {
    return verdict.words() + (regression ? " (!)" : "");
  }
}
