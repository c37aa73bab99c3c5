// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import smpcall.analysis.run.Latency;
import smpcall.analysis.run.Member;
import smpcall.analysis.run.RoundTrip;

/**
 * A line of forks.jsonl: one fork that ended.
 *
 * @param caseId the id of the case that it ran
 * @param block the number of its block, from 1
 * @param position the place in its block, from 1
 * @param attempt the number of the attempt, from 1; the next one is made when this one failed
 * @param started the time when it began, UTC, ISO 8601
 * @param finished the time when it ended, UTC, ISO 8601
 * @param error the reason why it failed, one line; empty when it gave a result
 * @param noise the disturbances of its CPUs
 * @param result its measurements; empty when it failed
 * @param drawn the parameters that were drawn for it, by name; may be empty
 * @param repeated the reason why it ran again and is in no figure, one line; empty for all others
 */
public record ForkLine(
    @JsonProperty("case") String caseId,
    int block,
    int position,
    int attempt,
    String started,
    String finished,
    Optional<String> error,
    Noise noise,
    Optional<Result> result,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> drawn,
    Optional<String> repeated) {
  /** Counts of the kernel; -1 when unknown. */
  private static final Set<String> OF_THE_KERNEL =
      Set.of("interrupts", "involuntarySwitches", "migrations");

  /**
   * The disturbances of a fork's CPUs while it ran; empty ones are unknown.
   *
   * @param stealMillis time that the hypervisor took from them, milliseconds
   * @param foreignMillis time that other processes used of them, milliseconds
   * @param loadBefore load average of the host in the minute before
   */
  public record Noise(
      OptionalLong stealMillis, OptionalLong foreignMillis, OptionalDouble loadBefore) {
    public Noise {
      loadBefore.ifPresent(load -> Member.requireMeasured("loadBefore", load));
    }
  }

  /**
   * The measurements of a fork. Each list has one value for each iteration.
   *
   * @param vm the Java virtual machine
   * @param warmup figures of the warm-up iterations, operations per second or nanoseconds; may be
   *     empty
   * @param scores JMH's primary metric in the measured iterations, operations per second
   * @param counts JMH's secondary metrics that count events, by name
   * @param rates JMH's secondary metrics that are rates, operations per second, by name
   * @param times mean times, nanoseconds, by name
   * @param megahertz frequency of its slowest CPU at its end; empty when unknown
   * @param latency times of a share of its calls; empty where none were taken
   * @param roundTripNanos round trips of a cache line; empty where they were not measured
   */
  public record Result(
      Vm vm,
      List<Double> warmup,
      List<Double> scores,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<Long>> counts,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<Double>> rates,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<Double>> times,
      OptionalDouble megahertz,
      Optional<Latency> latency,
      Optional<RoundTrip> roundTripNanos) {
    public Result {
      requireNumbers("warmup", warmup);
      requireNumbers("scores", scores);
      int iterations = scores.size();
      rates.forEach(
          (name, row) -> {
            requireNumbers("rates." + name, row);
            requireLength("rates." + name, row, iterations);
          });
      times.forEach(
          (name, row) -> {
            requireNumbers("times." + name, row);
            requireLength("times." + name, row, iterations);
          });
      counts.forEach(
          (name, row) -> {
            requireCounts("counts." + name, row, OF_THE_KERNEL.contains(name) ? -1 : 0);
            requireLength("counts." + name, row, iterations);
          });
      megahertz.ifPresent(frequency -> Member.requireMeasured("megahertz", frequency));
    }

    /** A count in one iteration, from 0; empty where the benchmark has no such metric. */
    Optional<Long> count(String name, int iteration) {
      return Optional.ofNullable(counts.get(name)).map(row -> row.get(iteration));
    }

    /** Whether another fork has the same metrics, as all forks of a case must. */
    boolean hasMetricsOf(Result other) {
      return counts.keySet().equals(other.counts.keySet())
          && rates.keySet().equals(other.rates.keySet())
          && times.keySet().equals(other.times.keySet());
    }
  }

  /**
   * The names and versions of a Java virtual machine, or of the native control's compiler.
   *
   * @param jmh version of JMH; empty for the native control
   * @param jdk version of the JDK, such as {@code 17.0.15}; empty for the native control
   * @param name name of the virtual machine
   * @param version version of the virtual machine, or of the compiler
   * @param args flags of either
   */
  public record Vm(
      Optional<String> jmh, Optional<String> jdk, String name, String version, List<String> args) {}

  public ForkLine {
    Member.requirePositive("block", block);
    Member.requirePositive("position", position);
    Member.requirePositive("attempt", attempt);
    Member.requireTime("started", started);
    Member.requireTime("finished", finished);
    error = error.map(MessageLine::of);
    repeated = repeated.map(MessageLine::of);
    Member.requireNames("drawn", drawn.keySet());
    drawn.forEach((name, value) -> Member.requireName("drawn." + name, value));
    if (error.isPresent() == result.isPresent()) {
      throw new IllegalArgumentException(
          error.isPresent()
              ? "result is there, and so is error"
              : "result is missing, and so is error");
    }
    Member.require(repeated.isEmpty() || result.isPresent(), "repeated", "of a fork with a result");
  }

  /** The time from its start to its end. */
  Duration time() {
    return Duration.between(
        Member.requireTime("started", started), Member.requireTime("finished", finished));
  }

  /** Checks the finite values; others are no measurements and have no speed. */
  private static void requireNumbers(String member, List<Double> row) {
    for (int i = 0; i < row.size(); i++) {
      if (Double.isFinite(row.get(i))) {
        Member.requireMeasured(member + "[" + i + "]", row.get(i));
      }
    }
  }

  private static void requireCounts(String member, List<Long> row, long least) {
    for (int i = 0; i < row.size(); i++) {
      Member.require(row.get(i) >= least, member + "[" + i + "]", least + " or above");
      Member.requireMeasured(member + "[" + i + "]", row.get(i));
    }
  }

  private static void requireLength(String member, List<?> row, int iterations) {
    Member.require(
        row.size() == iterations, member, "an array of " + iterations + ", as long as scores");
  }
}
