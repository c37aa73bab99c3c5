// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What run.json says about one fork.
 *
 * @param caseId the case it ran
 * @param block from 1
 * @param position in its block, from 1
 * @param attempt from 1; the next one is made when this one failed
 * @param started UTC, ISO 8601
 * @param raw its row in the case's rawData arrays of jmh.json; empty when the fork failed
 * @param error why it failed
 * @param warmup scores of the warm-up iterations, operations per second
 * @param latency of a share of its calls; empty where none was taken
 * @param roundTrip of a cache line, measured in that fork; empty where it was not
 * @param time from its start to its end
 * @param stealMillis time the hypervisor took from it, milliseconds
 * @param foreignMillis time other processes used of its CPUs, milliseconds
 * @param loadBefore load average of the host in the minute before
 * @param megahertz of its slowest CPU at its end
 */
record ForkEntry(
    String place,
    String caseId,
    int block,
    int position,
    int attempt,
    String started,
    OptionalInt raw,
    Optional<String> error,
    List<Double> warmup,
    Optional<Duration> time,
    OptionalLong stealMillis,
    OptionalLong foreignMillis,
    OptionalDouble loadBefore,
    OptionalDouble megahertz,
    Optional<Latency> latency,
    Optional<RoundTrip> roundTrip) {

  static ForkEntry of(Members fork) {
    return new ForkEntry(
        fork.place(),
        fork.text("case"),
        fork.integer("block"),
        fork.integer("position"),
        fork.absent("attempt") ? 1 : fork.integer("attempt"),
        fork.text("started"),
        fork.optionalInteger("raw"),
        fork.optionalText("error").map(MessageLine::of),
        fork.numbers("warmup"),
        fork.optionalInstant("finished").flatMap(end -> time(fork, end)),
        fork.optionalLong("stealMillis"),
        fork.optionalLong("foreignMillis"),
        fork.optionalNumber("loadBefore"),
        fork.optionalNumber("megahertz"),
        fork.optionalObject("latency", latency -> Latency.of(latency, nameOf(fork))),
        fork.optionalObject("roundTripNanos", RoundTrip::of));
  }

  /** How messages name this fork, such as {@code forks[3] (case "storm-floor", block 1)}. */
  String name() {
    return name(place, caseId, block);
  }

  boolean failed() {
    return error.isPresent();
  }

  private static Optional<Duration> time(Members fork, Instant finished) {
    return fork.optionalInstant("started").map(started -> Duration.between(started, finished));
  }

  private static String nameOf(Members fork) {
    return name(fork.place(), fork.text("case"), fork.integer("block"));
  }

  private static String name(String place, String caseId, int block) {
    return place + " (case \"" + caseId + "\", block " + block + ")";
  }
}
