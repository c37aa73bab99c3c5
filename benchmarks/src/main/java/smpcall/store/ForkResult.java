// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import smpcall.benchmark.Latency;
import smpcall.benchmark.RoundTrip;
import smpcall.plan.Case;

/**
 * The result of a fork. Lists have one element for each iteration.
 *
 * @param vm Java virtual machine of the fork, or the compiler of the native control
 * @param warmup figure of the case in the warm-up iterations, as {@link #figure}
 * @param scores JMH's primary metric in the measured iterations, operations per second
 * @param counts JMH's secondary metrics that count events, by name
 * @param rates JMH's secondary metrics that are rates, operations per second, by name
 * @param times JMH's secondary metrics that are times, nanoseconds, by name; NaN: none was taken
 * @param megahertz frequency of the slowest CPU right after the last iteration, MHz; null if
 *     unknown
 * @param latency latencies of the timed calls; null if no call was timed
 * @param roundTripNanos round trips of a cache line between the first two CPUs, nanoseconds; null
 *     if not measured
 */
public record ForkResult(
    Vm vm,
    List<Double> warmup,
    List<Double> scores,
    SortedMap<String, List<Long>> counts,
    SortedMap<String, List<Double>> rates,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, List<Double>> times,
    Double megahertz,
    Latency latency,
    RoundTrip roundTripNanos) {

  /**
   * The program of a fork, in its own words.
   *
   * @param jmh version of JMH; null for the native control
   * @param jdk version of the JDK, such as {@code 17.0.15}; null for the native control
   * @param name of the virtual machine, or {@code native}
   * @param version of the virtual machine or of the compiler
   * @param args its flags, without paths of this host
   */
  public record Vm(String jmh, String jdk, String name, String version, List<String> args) {}

  /** Turns null into an empty map. */
  public ForkResult {
    counts = counts == null ? new TreeMap<>() : counts;
    rates = rates == null ? new TreeMap<>() : rates;
    times = times == null ? new TreeMap<>() : times;
  }

  /**
   * Returns the figure of the case in each measured iteration: nanoseconds if it is paced, else
   * operations per second.
   */
  public List<Double> figure(Case testCase) {
    return testCase.metric() == null
        ? scores
        : (testCase.isPaced() ? times : rates).getOrDefault(testCase.metric(), List.of());
  }

  /** Returns a metric that counts events, by iteration; empty if the fork does not have it. */
  public List<Long> count(String metric) {
    return counts.getOrDefault(metric, List.of());
  }

  /** Returns whether all members of a result are there. */
  @JsonIgnore
  boolean isWhole() {
    return vm != null
        && vm.args() != null
        && warmup != null
        && scores != null
        && !scores.isEmpty()
        && Stream.of(List.of(warmup, scores), counts.values(), rates.values(), times.values())
            .flatMap(Collection::stream)
            .allMatch(row -> row != null && row.stream().allMatch(Objects::nonNull))
        && Stream.of(counts.values(), rates.values(), times.values())
            .flatMap(Collection::stream)
            .allMatch(row -> row.size() == scores.size());
  }

  /** Returns whether another result has the same metrics, as all forks of a case must. */
  boolean hasMetricsOf(ForkResult other) {
    return counts.keySet().equals(other.counts.keySet())
        && rates.keySet().equals(other.rates.keySet())
        && times.keySet().equals(other.times.keySet());
  }

  /**
   * Turns counts of JMH, which are floating-point numbers, into integers.
   *
   * @throws IllegalArgumentException if one is no number: it must not be read as 0
   */
  public static SortedMap<String, List<Long>> counts(Map<String, List<Double>> rows) {
    SortedMap<String, List<Long>> counts = new TreeMap<>();
    rows.forEach(
        (name, row) -> {
          if (!row.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("JMH has no number of " + name);
          }
          counts.put(name, row.stream().map(Math::round).toList());
        });
    return counts;
  }
}
