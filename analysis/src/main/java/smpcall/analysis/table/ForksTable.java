// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import smpcall.analysis.finding.speed.CaseFairness;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.CaseSteadiness;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Noise;
import smpcall.analysis.run.NoiseKind;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Fairness;
import smpcall.analysis.statistics.SteadyState;

/** The table of all forks of a run in the order of execution, failed ones too. */
public final class ForksTable {
  private ForksTable() {}

  public static Csv of(Run run) {
    Map<StudyCase, SortedSet<Integer>> outliers = new HashMap<>();
    run.cases().forEach(c -> outliers.put(c, CaseSpeed.of(c, run).outliers()));
    List<List<String>> rows = new ArrayList<>();
    for (Fork fork : run.forks()) {
      OptionalDouble value = CaseSpeed.valueOf(fork);
      long valid = fork.iterations().stream().filter(i -> i.noSpeed().isEmpty()).count();
      boolean isOutlier =
          value.isPresent()
              && !fork.isContaminated()
              && !fork.isRepeated()
              && outliers.get(fork.studyCase()).contains(fork.block());
      Optional<Fairness> fairness =
          fork.studyCase().callers() > 1 ? CaseFairness.of(fork) : Optional.empty();
      Optional<SteadyState> steady = CaseSteadiness.of(fork);
      rows.add(
          List.of(
              String.valueOf(fork.block()),
              String.valueOf(fork.position()),
              String.valueOf(fork.attempt()),
              fork.started(),
              fork.studyCase().id(),
              perSecond(fork, value),
              nanoseconds(fork, value),
              String.valueOf(valid),
              String.valueOf(fork.iterations().size() - valid),
              String.valueOf(fork.audit().failures()),
              isOutlier ? "yes" : "no",
              steady.map(state -> state.kind().word()).orElse(""),
              steady.map(state -> String.valueOf(state.from())).orElse(""),
              Csv.value(fairness.map(Fairness::leastShare), 4),
              Csv.value(fairness.map(Fairness::jain), 6),
              millis(fork, Noise::stealMillis),
              millis(fork, Noise::foreignMillis),
              noise(fork, n -> n.of(NoiseKind.SWITCHES), 1),
              noise(fork, n -> n.of(NoiseKind.MIGRATIONS), 0),
              noise(fork, n -> n.of(NoiseKind.LOAD), 3),
              noise(fork, Noise::megahertz, 0),
              Csv.value(fork.roundTrip().map(RoundTrip::before), 1),
              fork.roundTrip().map(ForksTable::between).orElse(""),
              Csv.value(fork.roundTrip().map(RoundTrip::after), 1),
              drawn(fork, "spin"),
              drawn(fork, "pad"),
              drawn(fork, "place"),
              drawn(fork, "seed"),
              fork.contamination().stream()
                  .map(ForksTable::reason)
                  .collect(Collectors.joining("; ")),
              fork.repeated().orElse(""),
              fork.error().orElse("")));
    }
    return new Csv(
        List.of(
            "block",
            "position",
            "attempt",
            "started_utc",
            "case",
            "operations_per_second",
            "ns_per_operation",
            "valid_iterations",
            "dropped_iterations",
            "failures",
            "outlier",
            "steady",
            "steady_from_iteration",
            "least_share",
            "jain",
            "steal_ms",
            "other_processes_ms",
            "involuntary_switches_per_second_and_thread",
            "migrations",
            "load_per_cpu",
            "slowest_cpu_mhz",
            "round_trip_before_ns",
            "round_trips_between_ns",
            "round_trip_after_ns",
            "drawn_spin",
            "drawn_pad",
            "drawn_place",
            "drawn_seed",
            "contaminated_by",
            "repeated_because",
            "error"),
        rows);
  }

  /** Operations per second; of paced calls there is only the time. */
  private static String perSecond(Fork fork, OptionalDouble value) {
    return value.isPresent() && !fork.studyCase().isPaced()
        ? Wording.fixed(value.getAsDouble(), 0)
        : "";
  }

  private static String nanoseconds(Fork fork, OptionalDouble value) {
    return value.isPresent()
        ? Wording.fixed(fork.studyCase().callers() * 1e9 / value.getAsDouble(), 1)
        : "";
  }

  private static String between(RoundTrip trip) {
    return trip.between().stream()
        .map(nanos -> Wording.fixed(nanos, 1))
        .collect(Collectors.joining(" "));
  }

  private static String drawn(Fork fork, String name) {
    return fork.drawn().getOrDefault(name, "");
  }

  private static String millis(Fork fork, Function<Noise, OptionalLong> kind) {
    Optional<OptionalLong> millis = fork.noise().map(kind);
    return millis.isPresent() && millis.get().isPresent()
        ? String.valueOf(millis.get().getAsLong())
        : "";
  }

  private static String noise(Fork fork, Function<Noise, OptionalDouble> kind, int digits) {
    Optional<OptionalDouble> value = fork.noise().map(kind);
    return value.isPresent() && value.get().isPresent()
        ? Wording.fixed(value.get().getAsDouble(), digits)
        : "";
  }

  /** The reason in words: involuntary switches 125.0/s, above 100/s. */
  private static String reason(Noise.Excess excess) {
    String unit = excess.kind().unit();
    return excess.kind().words()
        + " "
        + Wording.fixed(excess.measured(), 1)
        + unit
        + ", above "
        + Wording.trimmed(excess.limit())
        + unit;
  }
}
