// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.stream.DoubleStream;
import smpcall.benchmark.RoundTrip;

/**
 * The rule that says which two forks of a block may be compared: those in which a cache line took
 * equally long between their first two CPUs. A guest's CPUs can be moved by its hypervisor, under
 * one core's cache or into another's, from one fork to the next; a ratio of two forks on either
 * side of that is one of distances. It is declared in {@code run.json} before the first fork runs;
 * the analysis reads it there. What was measured of a fork by itself stays.
 *
 * @param roundTripFactor by which no two of the four round trips (before and after either fork) may
 *     differ, at least 1
 */
public record Pairing(Double roundTripFactor) {

  /**
   * What this study declares. On the guest of two CPUs for which it was chosen a round trip takes
   * 380 to 480 ns in most forks, 60 to 100 ns in some, and little in between.
   */
  public static final Pairing RULE = new Pairing(1.5);

  public Pairing {
    if (roundTripFactor == null || !(roundTripFactor >= 1) || roundTripFactor.isInfinite()) {
      throw new IllegalArgumentException("a factor is a number from 1");
    }
  }

  /**
   * Whether two forks may be compared.
   *
   * @param one null where it was not measured: nothing is known against it
   * @param other likewise
   */
  public boolean pairs(RoundTrip one, RoundTrip other) {
    if (one == null || other == null) {
      return true;
    }
    double[] all = {one.before(), one.after(), other.before(), other.after()};
    return DoubleStream.of(all).max().getAsDouble()
        <= roundTripFactor * DoubleStream.of(all).min().getAsDouble();
  }
}
