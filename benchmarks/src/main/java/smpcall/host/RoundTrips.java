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
 * Round trips of a cache line between pairs of CPUs of this host. Described in
 * benchmarks/results/README.md.
 *
 * @param nanos the measured pairs, in the order of their CPUs
 * @param of number of pairs of allowed CPUs, measured or not
 */
public record RoundTrips(List<Pair> nanos, int of) {

  /** Seed of the order of pairs; fixed, so that a lack of time always leaves the same pairs. */
  private static final long SEED = 1;

  /**
   * Two CPUs; in JSON {@code [0, 1, 77.5]}.
   *
   * @param from number of the first CPU, the lower one
   * @param to number of the second CPU
   * @param nanos round trip of a cache line, nanoseconds, the median of short batches
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Pair(int from, int to, double nanos) {}

  /**
   * Measures at least one pair, and more in random order while there is time.
   *
   * @param cpus CPU numbers, two or more
   * @param atMost time after which no further pair begins
   * @throws IllegalStateException if a thread cannot be pinned: one line
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
