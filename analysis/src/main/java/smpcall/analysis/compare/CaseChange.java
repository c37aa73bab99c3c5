// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.Optional;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Verdict;

/**
 * One thing on both sides.
 *
 * @param base one caller's time for a call, nanoseconds; empty when nothing sound was measured
 * @param fresh likewise, on the side that is judged
 * @param ratio of speeds, above 1 when the new side is faster; empty when there is none
 * @param interval95 of the ratio; empty when n is too small
 * @param interval90 likewise: within the margin it shows that both are the same
 * @param n how many values are behind the ratio: {@code 10}, or {@code 10+6}
 * @param apart how many blocks are left out, as the runs declared, because two forks that would
 *     have been divided were not at the same distance
 * @param contaminated how many forks of both sides, and of their floors where these count, are left
 *     out as the runs declared, because others disturbed them
 * @param regression whether it is slower by more than the threshold, beyond doubt: all of the 95 %
 *     interval is
 * @param wrongNow whether the new side failed its audit although the version must be right
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
    boolean wrongNow) {

  /** What is compared: spinlock, storm, 2 CPUs. */
  public String label() {
    return key.variant() + ", " + key.arrangement();
  }

  /** What may be said of it. */
  public String words() {
    return verdict.words() + (regression ? " (!)" : "");
  }
}
