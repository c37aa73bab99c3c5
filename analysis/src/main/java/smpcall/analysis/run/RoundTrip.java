// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * How long a cache line took between the first two CPUs of a fork and back.
 *
 * @param before the fork's first iteration, nanoseconds
 * @param after its last one, nanoseconds
 */
public record RoundTrip(double before, double after) {

  /** How far the two may lie apart. */
  public static final double LARGEST_FACTOR = 1.5;

  public RoundTrip {
    requirePositive("before", before);
    requirePositive("after", after);
  }

  private static void requirePositive(String member, double nanos) {
    Member.requireMeasured(member, nanos);
    Member.require(nanos > 0, member, "above 0");
  }

  /** What the fork's times are divided by: the mean of the two. */
  public double nanos() {
    return (before + after) / 2;
  }

  /** Whether it changed so much while the fork ran that it is no one unit for its times. */
  public boolean changed() {
    return Math.max(before, after) > LARGEST_FACTOR * Math.min(before, after);
  }
}
