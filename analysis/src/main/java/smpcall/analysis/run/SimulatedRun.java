// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One run of {@code ./study simulate}. Counts are totals over its calls.
 *
 * @param sources hash of the simulated sources
 * @param id its name, which no other run of a file has
 * @param subject kernel version, or what else the workload compares
 * @param cpus number of simulated CPUs
 * @param set parameters that are not at their defaults; empty: none
 * @param cell number of the cell of the grid; 0: none
 * @param seed seed of the plan plus the number of the cell
 * @param failure why it has no counts; empty when it has
 * @param operations number of calls
 * @param picosecondsOfCall simulated time of a call
 * @param transfers accesses that waited for their line
 * @param invalidations copies of lines that CPUs lost
 * @param events what the CPUs executed; empty in cells of the grid, as are the next three
 * @param kinds transfers by kind of access
 * @param fields transfers by structure and field
 * @param shares simulated time of all CPUs by what they spent it on, picoseconds
 */
public record SimulatedRun(
    String sources,
    String id,
    SimulatedWorkload workload,
    String subject,
    int cpus,
    String lock,
    String mask,
    String interrupts,
    String machine,
    String set,
    int cell,
    long seed,
    Optional<String> failure,
    OptionalLong operations,
    OptionalLong picosecondsOfCall,
    OptionalLong transfers,
    OptionalLong invalidations,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> events,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> kinds,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> fields,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> shares) {

  /** The number of the schema. */
  public static final int SCHEMA = 1;

  public SimulatedRun {
    Member.requireName("subject", subject);
    Member.require(cpus > 1, "cpus", "2 or more");
    Member.requireName("lock", lock);
    Member.requireName("mask", mask);
    Member.requireName("interrupts", interrupts);
    Member.requireName("machine", machine);
    Member.requireName("set", set);
    Member.requireCount("cell", cell);
    if (failure.isEmpty()) {
      Member.require(operations.orElse(0) > 0, "operations", "above 0");
      Member.require(picosecondsOfCall.orElse(0) > 0, "picosecondsOfCall", "above 0");
      Member.require(transfers.orElse(-1) >= 0, "transfers", "0 or above");
      Member.require(invalidations.orElse(-1) >= 0, "invalidations", "0 or above");
    }
    requireCounts("events", events);
    requireCounts("kinds", kinds);
    requireCounts("fields", fields);
    requireCounts("shares", shares);
    if (failure.isEmpty() && cell == 0) {
      Member.require(!events.isEmpty(), "events", "there, and the run is in no grid");
      Member.require(time(shares) > 0, "shares", "above 0, and the run is in no grid");
    }
  }

  private static void requireCounts(String object, Map<String, Long> counts) {
    Member.requireNames(object, counts.keySet());
    counts.forEach((name, count) -> Member.requireCount(object + "." + name, count));
  }

  private static double time(Map<String, Long> shares) {
    return shares.values().stream().mapToDouble(Long::doubleValue).sum();
  }

  /** Whether it is in no cell of the grid. */
  public boolean isDefault() {
    return cell == 0;
  }

  /** Whether it has no counts. */
  public boolean isFailed() {
    return failure.isPresent();
  }

  /** The value of a parameter; empty when it is at its default. */
  public Optional<Double> parameter(String name) {
    return Stream.of(set.split(","))
        .filter(value -> value.startsWith(name + "="))
        .map(value -> Double.valueOf(value.substring(name.length() + 1)))
        .findFirst();
  }

  /** The seed of the plan that it is from. */
  public long planSeed() {
    return seed - cell;
  }

  /** A count for each call. */
  public double perCall(long count) {
    return (double) count / operations.orElseThrow();
  }

  /** Line transfers for each call. */
  public double transfersPerCall() {
    return perCall(transfers.orElseThrow());
  }

  /** The time of all CPUs together, picoseconds; 0 when it has no {@link #shares}. */
  public double timeOfAll() {
    return time(shares);
  }

  /** A count of {@link #events}; 0 for one that it does not have. */
  public long event(String name) {
    return events.getOrDefault(name, 0L);
  }
}
