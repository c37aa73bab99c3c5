// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.stream.DoubleStream;

/**
 * The distance between the CPUs of a fork, in a run that compares only forks at the same distance.
 *
 * @param trip the round trip measured in the fork
 * @param factor the largest factor between any two round trips of a pair, 1 or more
 */
public record Distance(RoundTrip trip, double factor) {

  /** Whether two forks were at the same distance, both before and after. */
  public boolean isLike(Distance other) {
    double[] all = {trip.before(), trip.after(), other.trip.before(), other.trip.after()};
    return DoubleStream.of(all).max().getAsDouble()
        <= factor * DoubleStream.of(all).min().getAsDouble();
  }
}
