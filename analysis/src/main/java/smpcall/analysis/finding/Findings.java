// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.speed.ArmPairs;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseFairness;
import smpcall.analysis.finding.speed.CaseLoad;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.CaseSteadiness;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.ComparisonFamily;
import smpcall.analysis.finding.speed.DistanceSplit;
import smpcall.analysis.finding.speed.HarnessCost;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.finding.speed.Scaling;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.PairedRatio;

/**
 * Everything that a run says about one workload.
 *
 * @param speeds the speed of every case of the workload, by arrangement, then in the order of the
 *     plan; where the CPUs stood at several distances, of every case at each of them
 * @param comparisons one for every case that has a baseline, in the same order; none for the floor
 * @param roundTrips the instrument cases (ping-pong) of the run
 * @param latencies the call times of every case, in the order of speeds; empty when no call was
 *     timed, and for instruments
 * @param thin the distances at which too few forks stood; these are in nothing else here
 */
public record Findings(
    Run run,
    Workload workload,
    List<CaseSpeed> speeds,
    List<Comparison> comparisons,
    List<CaseSpeed> roundTrips,
    List<CaseLatency> latencies,
    List<DistanceSplit.Thin> thin) {

  /**
   * @param workload a workload of the run
   */
  public static Findings of(Run run, Workload workload) {
    return of(run, workload, DistanceSplit.of(run, workload));
  }

  /** The findings on each workload with calls of a run, storm first. */
  public static List<Findings> ofCalls(Run run) {
    return Stream.of(Workload.STORM, Workload.BROADCAST)
        .filter(run::has)
        .map(workload -> of(run, workload))
        .toList();
  }

  private static Findings of(Run run, Workload workload, DistanceSplit split) {
    List<CaseSpeed> speeds = speeds(run, split.cases());
    List<Comparison> comparisons = new ArrayList<>();
    for (CaseSpeed speed : speeds) {
      StudyCase c = speed.studyCase();
      if (c.baseline().isPresent() && !c.isFloor()) {
        List<CaseSpeed> arms = CaseSpeed.ofArms(c, run);
        boolean itself = c.variant().equals(arms.get(0).studyCase().variant());
        Margin margin = itself ? Margin.LEAST : margin(run, speeds, c);
        comparisons.add(Comparison.of(speed, arms, margin));
      }
    }
    List<CaseSpeed> roundTrips = speeds(run, run.casesOf(Workload.PING_PONG));
    return new Findings(
        run,
        workload,
        speeds,
        ComparisonFamily.judge(comparisons),
        roundTrips,
        workload.isOfCalls() ? latencies(run, speeds, roundTrips) : List.of(),
        split.thin());
  }

  private static List<CaseLatency> latencies(
      Run run, List<CaseSpeed> speeds, List<CaseSpeed> roundTrips) {
    List<CaseLatency> all = new ArrayList<>();
    for (CaseSpeed speed : speeds) {
      Optional<CaseSpeed> roundTrip =
          roundTrips.stream().filter(r -> HarnessCost.isOfSameCpus(speed, r)).findFirst();
      all.add(CaseLatency.of(speed, run.cleanForksOf(speed.studyCase()), roundTrip));
    }
    return all.stream().anyMatch(CaseLatency::isTimed) ? List.copyOf(all) : List.of();
  }

  /** The same findings without the run's rules: contaminated forks are in, and all pairs count. */
  Findings withoutRules() {
    List<StudyCase> cases = speeds.stream().map(CaseSpeed::studyCase).toList();
    return of(run.withoutRules(), workload, new DistanceSplit(cases, thin));
  }

  /** The measured arrangements, in order. */
  public SortedSet<Arrangement> arrangements() {
    return arrangementsOf(speeds);
  }

  /** The arrangements of some cases, in order. */
  public SortedSet<Arrangement> arrangementsOf(List<CaseSpeed> some) {
    SortedSet<Arrangement> all = new TreeSet<>();
    some.forEach(speed -> all.add(arrangementOf(speed.studyCase())));
    return all;
  }

  /** The measured JDKs and policies, in order. */
  public SortedSet<Series> series() {
    SortedSet<Series> all = new TreeSet<>();
    arrangements().forEach(arrangement -> all.add(arrangement.series()));
    return all;
  }

  /** The measured numbers of CPUs, ascending. */
  public SortedSet<Integer> cpuCounts() {
    SortedSet<Integer> counts = new TreeSet<>();
    speeds.forEach(speed -> counts.add(speed.studyCase().cpus()));
    return counts;
  }

  /** Whether a race can happen in any case. */
  public boolean canRace() {
    return speeds.stream().anyMatch(speed -> speed.studyCase().canRace());
  }

  /** Whether the CPUs stood at several distances, so that cases are split by them. */
  public boolean isSplitByDistance() {
    return speeds.stream().anyMatch(speed -> speed.studyCase().distance().isPresent());
  }

  /** Whether any case has paced calls. */
  public boolean isPaced() {
    return speeds.stream().anyMatch(speed -> speed.studyCase().isPaced());
  }

  /** Whether there are calls, all of them back to back: then there is no verdict on the locks. */
  public boolean isBackToBack() {
    return speeds.stream().allMatch(speed -> speed.studyCase().isBackToBack());
  }

  /** Every case of the plan, at whatever distances its forks stood; audits are judged by these. */
  public List<CaseSpeed> planned() {
    return speeds(run, run.casesOf(workload));
  }

  /** Cases of the plan that failed their audit. */
  public List<CaseSpeed> wrong() {
    return planned().stream().filter(CaseSpeed::isWrong).toList();
  }

  /** Cases that failed their audit and are expected to pass it. */
  public List<CaseSpeed> unexpected() {
    return wrong().stream().filter(s -> !s.studyCase().mayFail()).toList();
  }

  public Arrangement arrangementOf(StudyCase c) {
    return Arrangement.of(c, run);
  }

  /** Speeds of one JDK and policy, by number of CPUs, then in the order of the plan. */
  public List<CaseSpeed> speedsOf(Series series) {
    return speeds.stream()
        .filter(s -> arrangementOf(s.studyCase()).series().equals(series))
        .toList();
  }

  /** Latencies of one arrangement, in the order of the plan; empty when none was timed. */
  public List<CaseLatency> latenciesOf(Arrangement arrangement) {
    return latencies.stream()
        .filter(l -> arrangementOf(l.studyCase()).equals(arrangement))
        .toList();
  }

  /** Comparisons of different variants in one arrangement, without the native control. */
  public List<Comparison> claims(Arrangement arrangement) {
    return of(arrangement)
        .filter(c -> !c.isInstrumentError() && !c.studyCase().isNative())
        .toList();
  }

  /** Comparisons of the native control in one arrangement. */
  public List<Comparison> controls(Arrangement arrangement) {
    return of(arrangement).filter(c -> !c.isInstrumentError() && c.studyCase().isNative()).toList();
  }

  private Stream<Comparison> of(Arrangement arrangement) {
    return comparisons.stream().filter(c -> arrangementOf(c.studyCase()).equals(arrangement));
  }

  /** The A/A comparison of one arrangement; of several, the one furthest from 1. */
  public Optional<Comparison> instrumentError(Arrangement arrangement) {
    return instrumentErrors(arrangement).stream()
        .max(Comparator.comparingDouble(c -> c.ratio().map(Findings::fromOne).orElse(-1.0)));
  }

  /** All A/A comparisons of one arrangement. */
  public List<Comparison> instrumentErrors(Arrangement arrangement) {
    return of(arrangement).filter(Comparison::isInstrumentError).toList();
  }

  /** Every version of the native control beside the same one in Java, in the order of speeds. */
  public List<JavaAgainstC> javaAgainstC() {
    return JavaAgainstC.of(speeds, comparisons);
  }

  /** The same in one arrangement. */
  public List<JavaAgainstC> javaAgainstC(Arrangement arrangement) {
    return javaAgainstC().stream()
        .filter(version -> arrangementOf(version.java().studyCase()).equals(arrangement))
        .toList();
  }

  /** The pairs of arms of every variant that has more than two. */
  public List<ArmPairs> armPairs() {
    return ArmPairs.of(speeds);
  }

  /** Whether the forks of each case had reached a steady state, in the order of speeds. */
  public List<CaseSteadiness> steadiness() {
    return speeds.stream()
        .map(s -> CaseSteadiness.of(s.studyCase(), run.cleanForksOf(s.studyCase())))
        .toList();
  }

  /** How evenly the callers shared calls, for each case with several, in the order of speeds. */
  public List<CaseFairness> fairness() {
    return speeds.stream()
        .filter(s -> s.studyCase().callers() > 1 && workload.isOfCalls())
        .map(s -> CaseFairness.of(s, run.cleanForksOf(s.studyCase())))
        .toList();
  }

  /** The load of the paced calls of a case; empty for calls back to back. */
  public Optional<CaseLoad> loadOf(StudyCase c) {
    return CaseLoad.of(run.cleanForksOf(c));
  }

  /** The laws fitted to throughput by number of CPUs; none where there are too few numbers. */
  public List<Scaling> scaling() {
    return Scaling.of(speeds, run);
  }

  /** The number of comparisons in the declared family. */
  public int familySize() {
    return ComparisonFamily.of(comparisons).size();
  }

  /** The name of a case and its arrangement: {@code spinlock at 2 CPUs}. */
  public String labelAt(StudyCase c) {
    return c.label() + " at " + arrangementOf(c).label();
  }

  /** The cost of the harness, for each floor that ran on the same CPUs as a ping-pong. */
  public List<HarnessCost> harnessCosts() {
    List<HarnessCost> all = new ArrayList<>();
    for (CaseSpeed floor : speeds) {
      for (CaseSpeed roundTrip : roundTrips) {
        if (floor.studyCase().isFloor() && HarnessCost.isOfSameCpus(floor, roundTrip)) {
          all.add(HarnessCost.of(roundTrip, floor));
        }
      }
    }
    return all;
  }

  private static List<CaseSpeed> speeds(Run run, List<StudyCase> cases) {
    return cases.stream()
        .sorted(Comparator.comparing((StudyCase c) -> Arrangement.of(c, run)))
        .map(c -> CaseSpeed.of(c, run))
        .toList();
  }

  /** The margin beside a case, by the A/A ratio that is furthest from 1; as it is without arms. */
  private static Margin margin(Run run, List<CaseSpeed> speeds, StudyCase c) {
    List<CaseSpeed> repeats =
        speeds.stream()
            .filter(s -> s.studyCase().isRepeat() && s.studyCase().baseline().isPresent())
            .filter(s -> Arrangement.of(s.studyCase(), run).equals(Arrangement.of(c, run)))
            .toList();
    return repeats.isEmpty()
        ? Margin.LEAST
        : Margin.of(
            repeats.stream()
                .map(
                    s ->
                        Comparison.of(s, CaseSpeed.ofArms(s.studyCase(), run), Margin.LEAST)
                            .ratio())
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Findings::fromOne)));
  }

  private static double fromOne(PairedRatio ratio) {
    return Math.abs(StrictMath.log(ratio.ratio()));
  }
}
