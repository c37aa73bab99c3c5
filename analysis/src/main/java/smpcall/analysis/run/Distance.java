// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * The distance between the CPUs of a fork, in a run that compares only forks at the same distance.
 *
 * @param trip the round trip measured in the fork
 * @param factor the largest factor between any two round trips of a pair, 1 or more
 */
public record Distance(RoundTrip trip, double factor) {

  /**
   * The distances of the forks of a group, apart from those of other groups.
   *
   * @param nearest the shortest round trip of its forks, nanoseconds
   * @param farthest the longest one, nanoseconds
   * @param factor the largest factor between any two round trips of one of its forks, 1 or more
   */
  public record Range(double nearest, double farthest, double factor) {

    /** Whether a fork stood at this distance from its beginning to its end. */
    public boolean holds(RoundTrip trip) {
      return !trip.moved(factor) && nearest <= trip.nanos() && trip.nanos() <= farthest;
    }
  }

  /** Whether two forks were at the same distance, from their beginnings to their ends. */
  public boolean isLike(Distance other) {
    double longest = Math.max(trip.longest(), other.trip.longest());
    return longest <= factor * Math.min(trip.shortest(), other.trip.shortest());
  }

  /** Whether the CPUs moved while the fork ran, so that it stood at no one distance. */
  public boolean moved() {
    return trip.moved(factor);
  }
}
