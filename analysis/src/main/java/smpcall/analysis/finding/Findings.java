// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import smpcall.analysis.result.Run;
import smpcall.analysis.result.StudyCase;
import smpcall.analysis.statistics.Margin;

/**
 * Everything that a run says about one workload.
 *
 * @param speeds of every case of the workload, by number of CPUs, then in the order of the plan
 * @param comparisons of every case that has a baseline, in the same order; the floor is compared
 *     with nothing
 * @param roundTrips the instrument cases (ping-pong) of the run
 */
public record Findings(
    Run run,
    String workload,
    List<CaseSpeed> speeds,
    List<Comparison> comparisons,
    List<CaseSpeed> roundTrips) {

  /**
   * @param workload one that the run has
   */
  public static Findings of(Run run, String workload) {
    List<CaseSpeed> speeds = speeds(run, workload);
    List<Comparison> comparisons = new ArrayList<>();
    for (CaseSpeed speed : speeds) {
      StudyCase c = speed.studyCase();
      if (c.baseline().isPresent() && !c.isFloor()) {
        CaseSpeed baseline = speedOf(run, run.caseOf(c.baseline().get()));
        boolean itself = c.variant().equals(baseline.studyCase().variant());
        Margin margin = itself ? Margin.LEAST : margin(run, speeds, c.cpus());
        comparisons.add(Comparison.of(speed, baseline, margin));
      }
    }
    return new Findings(
        run, workload, speeds, List.copyOf(comparisons), speeds(run, StudyCase.PING_PONG));
  }

  /** Numbers of CPUs that were measured, upwards. */
  public SortedSet<Integer> cpuCounts() {
    SortedSet<Integer> counts = new TreeSet<>();
    speeds.forEach(speed -> counts.add(speed.studyCase().cpus()));
    return counts;
  }

  /** Comparisons of different things at one number of CPUs. */
  public List<Comparison> claims(int cpus) {
    return comparisons.stream()
        .filter(c -> !c.isInstrumentError() && c.studyCase().cpus() == cpus)
        .toList();
  }

  /** The comparison of a thing with itself at one number of CPUs. */
  public Optional<Comparison> instrumentError(int cpus) {
    return comparisons.stream()
        .filter(c -> c.isInstrumentError() && c.studyCase().cpus() == cpus)
        .findFirst();
  }

  /** What the harness costs, for every floor that ran on the same CPUs as a ping-pong. */
  public List<Instrument> instruments() {
    List<Instrument> all = new ArrayList<>();
    for (CaseSpeed floor : speeds) {
      for (CaseSpeed roundTrip : roundTrips) {
        if (floor.studyCase().isFloor()
            && floor.studyCase().placement().equals(roundTrip.studyCase().placement())) {
          all.add(Instrument.of(roundTrip, floor));
        }
      }
    }
    return all;
  }

  private static List<CaseSpeed> speeds(Run run, String workload) {
    return run.cases().stream()
        .filter(c -> c.workload().equals(workload))
        .sorted(Comparator.comparingInt(StudyCase::cpus))
        .map(c -> speedOf(run, c))
        .toList();
  }

  private static CaseSpeed speedOf(Run run, StudyCase c) {
    return CaseSpeed.of(c, run.forksOf(c));
  }

  private static Margin margin(Run run, List<CaseSpeed> speeds, int cpus) {
    return speeds.stream()
        .filter(s -> s.studyCase().cpus() == cpus && s.studyCase().isSecondArm())
        .filter(s -> s.studyCase().baseline().isPresent())
        .findFirst()
        .map(
            s ->
                Comparison.of(
                    s, speedOf(run, run.caseOf(s.studyCase().baseline().get())), Margin.LEAST))
        .map(itself -> Margin.of(itself.ratio()))
        .orElse(Margin.LEAST);
  }
}
