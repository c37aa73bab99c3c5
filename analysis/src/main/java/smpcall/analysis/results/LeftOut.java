// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.results;

import java.util.List;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.DistanceSplit;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Margin;

/**
 * The forks and pairs of storm and broadcast that are in no ratio of a run, by reason.
 *
 * @param failed the forks without a result, after the last attempt
 * @param disturbed the forks above a limit of the run's rule on noise
 * @param repeated the forks that ran again because their CPUs moved
 * @param moved the forks whose CPUs moved at the last attempt, too
 * @param thin the forks at a distance with too few forks for an interval
 * @param apart the pairs whose forks were not at the same distance
 */
record LeftOut(long failed, long disturbed, long repeated, long moved, long thin, long apart) {

  /**
   * @param all the findings of the run on storm and broadcast, one or more
   */
  static LeftOut of(List<Findings> all) {
    Run run = all.get(0).run();
    List<Fork> forks = forks(run);
    return new LeftOut(
        run.failed().stream().filter(fork -> fork.studyCase().workload().isOfCalls()).count(),
        forks.stream().filter(Fork::isContaminated).count(),
        forks.stream().filter(Fork::isRepeated).count(),
        forks.stream().filter(fork -> !fork.isRepeated() && isMoved(fork)).count(),
        all.stream().flatMap(f -> f.thin().stream()).mapToLong(DistanceSplit.Thin::forks).sum(),
        all.stream().mapToLong(LeftOut::apart).sum());
  }

  /** The pairs left out of the comparisons of the plan; split by distance, a case has no such. */
  private static long apart(Findings findings) {
    Run run = findings.run();
    return findings.comparisons().stream()
        .map(c -> c.studyCase().everywhere())
        .distinct()
        .map(c -> Comparison.of(CaseSpeed.of(c, run), CaseSpeed.ofArms(c, run), Margin.LEAST))
        .mapToLong(Comparison::apart)
        .sum();
  }

  /** The forks of storm and broadcast, repeated and failed ones too. */
  static List<Fork> forks(Run run) {
    return run.forks().stream().filter(fork -> fork.studyCase().workload().isOfCalls()).toList();
  }

  /** Whether the CPUs of a fork moved while it ran, in a run with a rule on distances. */
  static boolean isMoved(Fork fork) {
    return fork.distance().filter(Distance::moved).isPresent();
  }
}
