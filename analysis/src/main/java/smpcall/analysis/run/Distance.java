// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.stream.DoubleStream;

/**
 * How far the CPUs of a fork were from each other, in a run that declared that only forks at the
 * same distance are compared.
 *
 * @param trip measured in the fork
 * @param factor by which no two of the round trips of a pair may differ
 */
public record Distance(RoundTrip trip, double factor) {

  /** Whether two forks were at the same distance, before as after. */
  public boolean isLike(Distance other) {
    double[] all = {trip.before(), trip.after(), other.trip.before(), other.trip.after()};
    return DoubleStream.of(all).max().getAsDouble()
        <= factor * DoubleStream.of(all).min().getAsDouble();
  }
}
