// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The round trips of a cache line between pairs of a host's CPUs; the same in both directions.
 *
 * @param pairs the measured pairs, in the order of the file
 * @param of the number of all pairs of the host, at least that of the measured ones
 */
public record RoundTrips(List<Pair> pairs, int of) {

  /**
   * The round trip between two CPUs.
   *
   * @param from the number of a CPU
   * @param to the number of another
   * @param nanos the time of the round trip, nanoseconds, above 0
   */
  public record Pair(int from, int to, double nanos) {}

  @JsonCreator
  static RoundTrips of(
      @JsonProperty("nanos") List<List<Double>> nanos, @JsonProperty("of") int of) {
    List<Pair> pairs = new ArrayList<>();
    for (List<Double> row : nanos) {
      String place = "nanos[" + pairs.size() + "]";
      Member.require(row.size() == 3, place, "an array of 3");
      Member.requireMeasured(place + "[2]", row.get(2));
      Member.require(row.get(2) > 0, place + "[2]", "a number above 0");
      pairs.add(
          new Pair(index(place + "[0]", row.get(0)), index(place + "[1]", row.get(1)), row.get(2)));
    }
    return new RoundTrips(pairs, of);
  }

  private static int index(String place, double value) {
    int index = (int) value;
    Member.require(index >= 0 && index == value, place, "a whole number from 0");
    return index;
  }

  /** The CPUs of all pairs, ascending. */
  public SortedSet<Integer> cpus() {
    SortedSet<Integer> cpus = new TreeSet<>();
    pairs.forEach(pair -> cpus.addAll(List.of(pair.from(), pair.to())));
    return cpus;
  }
}
