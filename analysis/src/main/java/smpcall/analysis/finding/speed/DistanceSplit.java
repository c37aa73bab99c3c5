// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/**
 * Splits cases by the distance of their CPUs. On a guest whose CPUs are moved, some forks stand
 * near and some far, and a mean over both has weights that mean nothing: each distance has cases,
 * ratios and verdicts of its own. A fork whose CPUs moved while it ran stands at none.
 */
public final class DistanceSplit {
  private DistanceSplit() {}

  /**
   * The cases of a workload, each once for every distance at which its arrangement has a fork; as
   * planned where the run has no rule on distances, or the forks of these CPUs in that workload
   * stood at one, at whatever gap.
   */
  public static List<StudyCase> of(Run run, Workload workload) {
    List<StudyCase> cases = run.cases().stream().filter(c -> c.workload() == workload).toList();
    OptionalDouble factor = run.settings().roundTripFactor();
    if (factor.isEmpty()) {
      return cases;
    }
    List<StudyCase> split = new ArrayList<>();
    for (StudyCase c : cases) {
      List<Distance.Range> ranges =
          ranges(run, c, factor.getAsDouble()).stream()
              .filter(range -> isAt(run, cases.stream().filter(o -> isOfSameSite(o, c)), range))
              .toList();
      if (ranges.size() < 2 || !isMeasured(run.forksOf(c))) {
        split.add(c);
        continue;
      }
      ranges.stream()
          .filter(range -> isAt(run, cases.stream().filter(o -> o.isBeside(c)), range))
          .forEach(range -> split.add(c.at(Optional.of(range))));
    }
    return List.copyOf(split);
  }

  private static boolean isAt(Run run, Stream<StudyCase> cases, Distance.Range range) {
    return cases
        .flatMap(c -> run.forksOf(c.at(Optional.of(range))).stream())
        .anyMatch(fork -> !fork.isRepeated());
  }

  private static boolean isOfSameSite(StudyCase one, StudyCase other) {
    return one.cpus() == other.cpus()
        && one.policy().equals(other.policy())
        && one.jdk().equals(other.jdk());
  }

  /** Whether any fork with a result measured its round trip; without results nothing is known. */
  private static boolean isMeasured(List<Fork> forks) {
    List<Fork> results = forks.stream().filter(fork -> fork.error().isEmpty()).toList();
    return results.isEmpty() || results.stream().anyMatch(fork -> fork.roundTrip().isPresent());
  }

  /** The distances of all forks on the first two CPUs of a case, nearest first. */
  private static List<Distance.Range> ranges(Run run, StudyCase c, double factor) {
    return ranges(
        run.forks().stream()
            .filter(fork -> !fork.isRepeated() && isOfSameTwo(fork.studyCase(), c))
            .flatMap(fork -> fork.roundTrip().stream())
            .filter(trip -> !trip.moved(factor))
            .map(RoundTrip::nanos)
            .sorted()
            .toList(),
        factor);
  }

  /**
   * Groups round trips; where the next one is longer by more than the factor, a new group begins.
   *
   * @param sorted the round trips, nanoseconds, ascending
   */
  static List<Distance.Range> ranges(List<Double> sorted, double factor) {
    List<Distance.Range> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i) > factor * sorted.get(i - 1)) {
        ranges.add(new Distance.Range(sorted.get(first), sorted.get(i - 1), factor));
        first = i;
      }
    }
    return List.copyOf(ranges);
  }

  private static boolean isOfSameTwo(StudyCase one, StudyCase other) {
    return one.cpus() > 1
        && other.cpus() > 1
        && one.placement().subList(0, 2).equals(other.placement().subList(0, 2));
  }
}
