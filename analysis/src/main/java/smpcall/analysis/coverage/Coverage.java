// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.DistanceSplit;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Median;

/**
 * A comparison in several runs of one plan: how many of its 95 % intervals contain the grand mean,
 * the geometric mean of the ratios of all runs. Each run has a share in that mean, so that slightly
 * more intervals contain it than would contain the true ratio.
 *
 * @param name the host, workload, arrangement, case and distance that the runs share
 * @param runs one for each run that has an interval, in the order of time
 * @param without the number of runs whose comparison has no interval
 */
public record Coverage(String name, List<OneRun> runs, int without) {

  /** The ratio of one run, with its 95 % interval. */
  public record OneRun(String id, double ratio, Interval interval) {}

  /** A comparison of one run: what it shares with those of other runs, and where its CPUs stood. */
  private record Found(String name, Run run, Comparison comparison, OptionalDouble roundTrip) {
    Optional<OneRun> sure() {
      return comparison
          .ratio()
          .flatMap(r -> r.interval95().map(i -> new OneRun(run.id(), r.ratio(), i)));
    }
  }

  /**
   * One for every comparison, in the order of the first run. Runs whose CPUs stood at other
   * distances are apart.
   *
   * @return none when no comparison has an interval in two runs
   */
  public static List<Coverage> of(List<Run> runs) {
    Map<String, List<Found>> groups =
        runs.stream()
            .flatMap(Coverage::found)
            .collect(Collectors.groupingBy(Found::name, LinkedHashMap::new, Collectors.toList()));
    List<Coverage> all = groups.values().stream().flatMap(Coverage::byDistance).toList();
    return all.stream().anyMatch(Coverage::isKnown) ? all : List.of();
  }

  private static Stream<Found> found(Run run) {
    return Stream.of(Workload.values())
        .filter(workload -> run.has(workload) && workload.isOfCalls())
        .map(workload -> Findings.of(run, workload))
        .flatMap(findings -> findings.comparisons().stream().map(c -> found(run, findings, c)));
  }

  private static Found found(Run run, Findings findings, Comparison comparison) {
    StudyCase c = comparison.studyCase();
    Arrangement arrangement = findings.arrangementOf(c.everywhere());
    String name =
        String.join(
            ", ", run.host(), findings.workload().id(), arrangement.label(), comparison.label());
    return new Found(
        name,
        run,
        comparison,
        Median.ofAny(
            run.cleanForksOf(c).stream()
                .flatMap(fork -> fork.roundTrip().stream())
                .mapToDouble(RoundTrip::nanos)
                .toArray()));
  }

  private static Stream<Coverage> byDistance(List<Found> group) {
    List<Distance.Range> ranges =
        DistanceSplit.ranges(
            group.stream().flatMapToDouble(f -> f.roundTrip().stream()).sorted().boxed().toList(),
            RoundTrip.LARGEST_FACTOR);
    if (ranges.size() < 2) {
      return Stream.of(of(group.get(0).name(), group));
    }
    Stream<Coverage> places =
        ranges.stream()
            .map(
                range ->
                    of(
                        group.get(0).name() + ", CPUs " + Wording.nanos(range) + " ns apart",
                        group.stream().filter(f -> isIn(range, f.roundTrip())).toList()));
    List<Found> nowhere = group.stream().filter(f -> f.roundTrip().isEmpty()).toList();
    return nowhere.isEmpty()
        ? places
        : Stream.concat(
            places, Stream.of(of(group.get(0).name() + ", no fork that counts", nowhere)));
  }

  private static boolean isIn(Distance.Range range, OptionalDouble trip) {
    return trip.isPresent()
        && range.nearest() <= trip.getAsDouble()
        && trip.getAsDouble() <= range.farthest();
  }

  private static Coverage of(String name, List<Found> group) {
    List<OneRun> sure = group.stream().flatMap(f -> f.sure().stream()).toList();
    return new Coverage(name, sure, group.size() - sure.size());
  }

  /** Whether it says anything: two runs or more have an interval. */
  public boolean isKnown() {
    return runs.size() > 1;
  }

  /** The geometric mean of the ratios, each run counted once. */
  public double grandMean() {
    return StrictMath.exp(
        runs.stream().mapToDouble(run -> StrictMath.log(run.ratio())).average().orElseThrow());
  }

  /** The runs whose interval contains the grand mean. */
  public List<OneRun> covering() {
    return runs.stream().filter(run -> run.interval().contains(grandMean())).toList();
  }
}
