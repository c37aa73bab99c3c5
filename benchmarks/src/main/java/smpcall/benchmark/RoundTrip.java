// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The round trip of a cache line between the first two CPUs of a fork. Described in
 * benchmarks/results/README.md.
 *
 * @param before value before the first iteration, nanoseconds
 * @param between values before each measured iteration, nanoseconds; null: not measured
 * @param after value after the last iteration, nanoseconds
 */
public record RoundTrip(
    double before, @JsonInclude(JsonInclude.Include.NON_NULL) List<Double> between, double after) {

  /** This as JSON, without a library for the reason in {@link Latency#json}. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"before\": %.1f, \"between\": %s, \"after\": %.1f}%n",
        before,
        between,
        after);
  }

  /** All values: before, between and after. */
  private DoubleStream all() {
    Stream<Double> inner = between == null ? Stream.of() : between.stream();
    return DoubleStream.concat(
        DoubleStream.of(before, after), inner.mapToDouble(Double::doubleValue));
  }

  /** Returns the smallest of all values, nanoseconds. */
  public double nearest() {
    return all().min().getAsDouble();
  }

  /** Returns the largest of all values, nanoseconds. */
  public double farthest() {
    return all().max().getAsDouble();
  }
}
