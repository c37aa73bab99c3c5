// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

  /** Values of a median that a single odd one does not decide. */
  private static final int WINDOW = 3;

  /** This as JSON, without a library for the reason in {@link Latency#json}. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"before\": %.1f, \"between\": %s, \"after\": %.1f}%n",
        before,
        between,
        after);
  }

  /**
   * All values in the order of time, each as the median of itself and its neighbours: a single odd
   * value is no move of the CPUs.
   */
  private DoubleStream steady() {
    List<Double> all = new ArrayList<>(List.of(before));
    all.addAll(between == null ? List.of() : between);
    all.add(after);
    int last = all.size() - 1;
    return last < WINDOW - 1
        ? all.stream().mapToDouble(Double::doubleValue)
        : IntStream.rangeClosed(0, last)
            .map(i -> Math.max(0, Math.min(i - 1, last - WINDOW + 1)))
            .mapToDouble(from -> median(all.subList(from, from + WINDOW)));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Returns the smallest value, apart from single odd ones, nanoseconds. */
  public double nearest() {
    return steady().min().getAsDouble();
  }

  /** Returns the largest value, apart from single odd ones, nanoseconds. */
  public double farthest() {
    return steady().max().getAsDouble();
  }
}
