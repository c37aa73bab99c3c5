// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Locale;

/**
 * How long a cache line takes between the first two CPUs of a fork and back. Described in
 * benchmarks/results/README.md.
 *
 * @param before the first iteration, nanoseconds
 * @param after the last one, nanoseconds
 */
public record RoundTrip(double before, double after) {

  /** Written by hand, as that of {@link Latency}. */
  String json() {
    return String.format(Locale.ROOT, "{\"before\": %.1f, \"after\": %.1f}%n", before, after);
  }
}
