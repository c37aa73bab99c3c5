// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How long a cache line takes between two CPUs of a host and back, for pairs of them; the same in
 * both directions.
 *
 * @param pairs in the order of the file
 * @param of how many pairs the host has; more than are there where only some were measured
 */
public record RoundTrips(List<Pair> pairs, int of) {

  /**
   * @param from the number of a CPU
   * @param to the number of another
   * @param nanos there and back, nanoseconds, above 0
   */
  public record Pair(int from, int to, double nanos) {}

  static RoundTrips of(Members roundTrips) {
    List<Pair> pairs =
        roundTrips.rows("nanos", 3, row -> new Pair(row.index(0), row.index(1), row.positive(2)));
    return new RoundTrips(pairs, roundTrips.integer("of"));
  }

  /** The CPUs that are in some pair, upwards. */
  public SortedSet<Integer> cpus() {
    SortedSet<Integer> cpus = new TreeSet<>();
    pairs.forEach(pair -> cpus.addAll(List.of(pair.from(), pair.to())));
    return cpus;
  }
}
