// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Locale;

/**
 * The round trip of a cache line between the first two CPUs of a fork. Described in
 * benchmarks/results/README.md.
 *
 * @param before value before the first iteration, nanoseconds
 * @param after value after the last iteration, nanoseconds
 */
public record RoundTrip(double before, double after) {

  /** This as JSON, without a library for the reason in {@link Latency#json}. */
  String json() {
    return String.format(Locale.ROOT, "{\"before\": %.1f, \"after\": %.1f}%n", before, after);
  }
}
