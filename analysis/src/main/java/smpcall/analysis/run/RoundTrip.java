// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * The round trip of a cache line between the first two CPUs of a fork.
 *
 * @param before the time before the fork's first iteration, nanoseconds
 * @param after the time after its last one, nanoseconds
 */
public record RoundTrip(double before, double after) {

  /** The largest factor between the two in one unit. */
  public static final double LARGEST_FACTOR = 1.5;

  public RoundTrip {
    requirePositive("before", before);
    requirePositive("after", after);
  }

  private static void requirePositive(String member, double nanos) {
    Member.requireMeasured(member, nanos);
    Member.require(nanos > 0, member, "above 0");
  }

  /** The unit of the fork's times: the mean of the two, nanoseconds. */
  public double nanos() {
    return (before + after) / 2;
  }

  /** Whether it changed too much during the fork to be one unit. */
  public boolean changed() {
    return Math.max(before, after) > LARGEST_FACTOR * Math.min(before, after);
  }
}
