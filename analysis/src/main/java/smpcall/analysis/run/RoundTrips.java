// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
public record RoundTrips(@JsonProperty("nanos") List<Pair> pairs, int of) {

  /**
   * @param from the number of a CPU
   * @param to the number of another
   * @param nanos there and back, nanoseconds, above 0
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"from", "to", "nanos"})
  public record Pair(int from, int to, double nanos) {
    public Pair {
      Member.requireCount("from", from);
      Member.requireCount("to", to);
      Member.requireMeasured("nanos", nanos);
      Member.require(nanos > 0, "nanos", "above 0");
    }
  }

  /** The CPUs that are in some pair, upwards. */
  public SortedSet<Integer> cpus() {
    SortedSet<Integer> cpus = new TreeSet<>();
    pairs.forEach(pair -> cpus.addAll(List.of(pair.from(), pair.to())));
    return cpus;
  }
}
