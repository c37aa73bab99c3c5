// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.MeanInterval;

/**
 * Splits cases by the distance of their CPUs. On a guest whose CPUs are moved, some forks stand
 * near and some far, and a mean over both has weights that mean nothing: each distance has cases,
 * ratios and verdicts of its own. A fork whose CPUs moved while it ran stands at none.
 *
 * @param cases the cases of a workload, each once for every distance that is not thin; as planned
 *     where the run has no rule on distances, or the forks of these CPUs in that workload stood at
 *     one, at whatever gap
 * @param thin the distances at which too few forks stood to say anything
 */
public record DistanceSplit(List<StudyCase> cases, List<Thin> thin) {

  /**
   * A distance at which no comparison has enough pairs for an interval, while more forks stood at
   * another. Its forks are in no ratio.
   *
   * @param site a case on the same CPUs, of the same JDK
   * @param forks how many forks of the workload stood there, one or more
   */
  public record Thin(StudyCase site, Distance.Range range, int forks) {
    public boolean isOf(StudyCase c) {
      return Site.of(site).equals(Site.of(c));
    }
  }

  /** What the cases share that stood at the same distances, at whatever gap. */
  private record Site(int cpus, String policy, String jdk) {
    static Site of(StudyCase c) {
      return new Site(c.cpus(), c.policy(), c.jdk());
    }
  }

  /** Splits the cases of a workload. */
  public static DistanceSplit of(Run run, Workload workload) {
    List<StudyCase> planned = run.casesOf(workload);
    OptionalDouble factor = run.settings().roundTripFactor();
    if (factor.isEmpty()) {
      return new DistanceSplit(planned, List.of());
    }
    List<StudyCase> split = new ArrayList<>();
    List<Thin> thin = new ArrayList<>();
    planned.stream()
        .collect(Collectors.groupingBy(Site::of, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(site -> splitSite(run, site, factor.getAsDouble(), split, thin));
    split.sort(Comparator.comparingInt(c -> planned.indexOf(c.everywhere())));
    return new DistanceSplit(List.copyOf(split), List.copyOf(thin));
  }

  private static void splitSite(
      Run run, List<StudyCase> site, double factor, List<StudyCase> split, List<Thin> thin) {
    List<Distance.Range> ranges =
        ranges(run, site.get(0), factor).stream()
            .filter(range -> isAt(run, site.stream(), range))
            .toList();
    if (ranges.size() < 2) {
      split.addAll(site);
      return;
    }
    List<Distance.Range> thick =
        ranges.stream().filter(range -> isEnough(run, site, range)).toList();
    if (thick.isEmpty()) {
      Comparator<Distance.Range> byPairs =
          Comparator.comparingInt(range -> mostPairs(run, site, range));
      thick =
          List.of(
              ranges.stream()
                  .max(byPairs.thenComparingInt(range -> forksAt(run, site, range)))
                  .orElseThrow());
    }
    for (Distance.Range range : ranges) {
      if (!thick.contains(range)) {
        thin.add(new Thin(site.get(0), range, forksAt(run, site, range)));
      }
    }
    for (StudyCase c : site) {
      split.addAll(isMeasured(run.forksOf(c)) ? at(run, site, c, thick) : List.of(c));
    }
  }

  /**
   * A case at each distance at which its arrangement has a fork; at the first where it has none.
   */
  private static List<StudyCase> at(
      Run run, List<StudyCase> site, StudyCase c, List<Distance.Range> ranges) {
    List<StudyCase> there =
        ranges.stream()
            .filter(range -> isAt(run, site.stream().filter(o -> o.isBeside(c)), range))
            .map(range -> c.at(Optional.of(range)))
            .toList();
    return there.isEmpty() ? List.of(c.at(Optional.of(ranges.get(0)))) : there;
  }

  private static boolean isEnough(Run run, List<StudyCase> site, Distance.Range range) {
    return mostPairs(run, site, range) >= MeanInterval.ENOUGH;
  }

  /** The most pairs of a comparison; where nothing is compared, the most forks of a case. */
  private static int mostPairs(Run run, List<StudyCase> site, Distance.Range range) {
    boolean compared = site.stream().anyMatch(c -> c.baseline().isPresent());
    return site.stream()
        .filter(c -> !compared || c.baseline().isPresent())
        .map(c -> c.at(Optional.of(range)))
        .mapToInt(c -> compared ? pairs(run, c) : forks(run, c))
        .max()
        .orElse(0);
  }

  private static int pairs(Run run, StudyCase c) {
    List<CaseSpeed> arms = CaseSpeed.ofArms(c, run);
    return BlockPairs.of(CaseSpeed.of(c, run), arms, Integer.MAX_VALUE).byBlock().size();
  }

  private static int forks(Run run, StudyCase c) {
    return CaseSpeed.of(c, run).values().size();
  }

  private static int forksAt(Run run, List<StudyCase> site, Distance.Range range) {
    return (int) forksAt(run, site.stream(), range).count();
  }

  private static boolean isAt(Run run, Stream<StudyCase> cases, Distance.Range range) {
    return forksAt(run, cases, range).findAny().isPresent();
  }

  private static Stream<Fork> forksAt(Run run, Stream<StudyCase> cases, Distance.Range range) {
    return cases
        .flatMap(c -> run.forksOf(c.at(Optional.of(range))).stream())
        .filter(fork -> !fork.isRepeated());
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
  public static List<Distance.Range> ranges(List<Double> sorted, double factor) {
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
