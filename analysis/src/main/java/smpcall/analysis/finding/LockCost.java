// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.NanosDifference;

/**
 * What the baseline's locks cost against a version, in nanoseconds a call: the same blocks as its
 * ratio, another unit.
 *
 * @param comparison the comparison of the version with the baseline
 * @param nanos the duration of the baseline's call less that of the version's, within blocks; above
 *     0 when the locks cost something; empty when no block has a pair
 * @param kernelNanos the mean duration of the running kernel's own call on the same CPUs,
 *     nanoseconds; empty where it was not measured
 */
public record LockCost(
    Comparison comparison, Optional<NanosDifference> nanos, Optional<Double> kernelNanos) {

  /** One for every comparison of an arrangement: the versions, the native control, the A/A arms. */
  public static List<LockCost> of(Findings findings, Arrangement arrangement) {
    List<Comparison> comparisons = new ArrayList<>(findings.claims(arrangement));
    comparisons.addAll(findings.controls(arrangement));
    comparisons.addAll(findings.instrumentErrors(arrangement));
    return comparisons.stream().map(comparison -> of(findings.run(), comparison)).toList();
  }

  private static LockCost of(Run run, Comparison comparison) {
    return new LockCost(
        comparison,
        NanosDifference.of(
            nanos(comparison, comparison.pairs().denominator()),
            nanos(comparison, comparison.pairs().numerator())),
        kernelNanos(run, comparison.studyCase()));
  }

  private static SortedMap<Integer, Double> nanos(
      Comparison comparison, SortedMap<Integer, Double> speeds) {
    SortedMap<Integer, Double> nanos = new TreeMap<>(speeds);
    nanos.replaceAll((block, speed) -> comparison.studyCase().callers() * 1e9 / speed);
    return nanos;
  }

  /** The kernel's mean at the distance of the case, and at the nearest of its gaps. */
  private static Optional<Double> kernelNanos(Run run, StudyCase c) {
    return run.cases().stream()
        .filter(StudyCase::isKernel)
        .filter(kernel -> kernel.placement().equals(c.placement()))
        .filter(kernel -> kernel.jdk().equals(c.jdk()))
        .map(kernel -> CaseSpeed.of(kernel.at(c.distance()), run))
        .filter(CaseSpeed::isSound)
        .min(
            Comparator.comparingLong(
                kernel -> Math.abs(kernel.studyCase().gapNanos() - c.gapNanos())))
        .flatMap(CaseSpeed::nanoseconds)
        .map(Centre::mean);
  }

  /** The cost in percent of the running kernel's own call; empty without one of the two. */
  public Optional<Double> percentOfKernel() {
    return nanos.flatMap(
        difference -> kernelNanos.map(kernel -> 100 * difference.nanos() / kernel));
  }

  /**
   * The ends of the interval in percent of the running kernel's call, whose own error is not in it.
   */
  public Optional<Interval> percentInterval() {
    return nanos
        .flatMap(NanosDifference::interval95)
        .flatMap(interval -> kernelNanos.map(kernel -> interval.dividedBy(kernel / 100)));
  }
}
