// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import smpcall.benchmark.RoundTrip;

/**
 * The rule for which two forks of a block may be compared: those with equal round trips of a cache
 * line between their first two CPUs. A hypervisor can move a guest's CPUs closer together or
 * further apart from one fork to the next; the ratio of two such forks would be one of distances.
 * The rule is declared in {@code run.json} before the first fork runs; the analysis reads it there.
 * It concerns ratios only, not the figures of a single fork.
 *
 * @param roundTripFactor largest ratio of any two of the round trips of both forks (before, between
 *     and after their iterations, apart from single odd ones), at least 1
 */
public record Pairing(Double roundTripFactor) {

  /**
   * The rule of this study. On the guest of two CPUs for which it was chosen, a round trip takes
   * 380 to 480 ns in most forks, 60 to 100 ns in some, and hardly ever a time in between.
   */
  public static final Pairing RULE = new Pairing(1.5);

  public Pairing {
    if (roundTripFactor == null || !(roundTripFactor >= 1) || roundTripFactor.isInfinite()) {
      throw new IllegalArgumentException("a factor is a number from 1");
    }
  }

  /**
   * Returns whether two forks may be compared.
   *
   * @param one round trips of one fork; null if not measured, which allows every pair
   * @param other round trips of the other fork; null likewise
   */
  public boolean pairs(RoundTrip one, RoundTrip other) {
    if (one == null || other == null) {
      return true;
    }
    return Math.max(one.farthest(), other.farthest())
        <= roundTripFactor * Math.min(one.nearest(), other.nearest());
  }

  /** Returns whether the CPUs of a fork stayed at one distance. */
  public boolean isSteady(RoundTrip fork) {
    return fork.farthest() <= roundTripFactor * fork.nearest();
  }
}
