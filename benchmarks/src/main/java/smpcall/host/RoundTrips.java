// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * How far the CPUs of this host are from each other, pair by pair. Described in
 * benchmarks/results/README.md.
 *
 * @param nanos the pairs that were measured, in the order of their CPUs
 * @param of how many pairs the allowed CPUs make
 */
public record RoundTrips(List<Pair> nanos, int of) {

  /** Which pairs are measured where there is no time for all: the same ones every time. */
  private static final long SEED = 1;

  /**
   * Two CPUs; in JSON {@code [0, 1, 77.5]}.
   *
   * @param from the one with the lower number
   * @param to the other
   * @param nanos of a cache line from one to the other and back, the median of short batches
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Pair(int from, int to, double nanos) {}

  /**
   * Measures pairs, in random order, until all are done or the time is used up; one at least.
   *
   * @param cpus two or more
   * @throws IllegalStateException when a thread cannot be pinned: one line
   */
  public static RoundTrips measure(List<Integer> cpus, Duration atMost) {
    List<List<Integer>> pairs = pairs(cpus);
    RoundTripMeter meter = new RoundTripMeter();
    List<Pair> measured = new ArrayList<>();
    long began = System.nanoTime();
    for (List<Integer> pair : pairs) {
      if (measured.isEmpty() || System.nanoTime() - began < atMost.toNanos()) {
        measured.add(new Pair(pair.get(0), pair.get(1), meter.nanos(pair.get(0), pair.get(1))));
      }
    }
    measured.sort(Comparator.comparingInt(Pair::from).thenComparingInt(Pair::to));
    return new RoundTrips(List.copyOf(measured), pairs.size());
  }

  private static List<List<Integer>> pairs(List<Integer> cpus) {
    List<List<Integer>> pairs = new ArrayList<>();
    for (int i = 0; i < cpus.size(); i++) {
      for (int j = i + 1; j < cpus.size(); j++) {
        pairs.add(List.of(cpus.get(i), cpus.get(j)));
      }
    }
    Collections.shuffle(pairs, new Random(SEED));
    return pairs;
  }
}
