// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import smpcall.analysis.run.Audit;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.statistics.Outliers;

/**
 * The speed of one case, or the reasons why it has none.
 *
 * @param values the median of each fork's iterations that have a speed, by block, in the unit of
 *     {@link Iteration#score}; none for contaminated and repeated forks
 * @param distances the distances of the forks that have a value, by block; none where the run has
 *     no rule on them, or did not measure them
 * @param outliers the blocks of the forks that are far from the others
 * @param audit the audit summed over all forks, with or without a speed, repeated ones too; where
 *     the case is split by distance, over those at every distance
 */
public record CaseSpeed(
    StudyCase studyCase,
    SortedMap<Integer, Double> values,
    SortedMap<Integer, Distance> distances,
    SortedSet<Integer> outliers,
    Audit audit) {

  /**
   * Sums up the forks of one case of a run. Forks at one distance are right only where those at all
   * distances are.
   */
  public static CaseSpeed of(StudyCase studyCase, Run run) {
    Audit audit =
        run.forksOf(studyCase.everywhere()).stream()
            .map(Fork::audit)
            .reduce(Audit.NONE, Audit::plus);
    return of(studyCase, run.forksOf(studyCase), audit);
  }

  /** The arms of a case's baseline at its distance, the named baseline first. */
  public static List<CaseSpeed> ofArms(StudyCase c, Run run) {
    return Stream.concat(c.baseline().stream(), c.baselineArms().stream())
        .distinct()
        .filter(c.baselineArms()::contains)
        .map(id -> of(run.caseOf(id).at(c.distance()), run))
        .toList();
  }

  private static CaseSpeed of(StudyCase studyCase, List<Fork> forks, Audit audit) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    SortedMap<Integer, Distance> distances = new TreeMap<>();
    for (Fork fork : forks) {
      OptionalDouble value = valueOf(fork);
      if (!fork.isContaminated() && !fork.isRepeated() && value.isPresent()) {
        values.put(fork.block(), value.getAsDouble());
        fork.distance().ifPresent(distance -> distances.put(fork.block(), distance));
      }
    }
    return new CaseSpeed(studyCase, values, distances, Outliers.of(values), audit);
  }

  /** The median of the iterations that have a speed, in its unit; empty when none has. */
  public static OptionalDouble valueOf(Fork fork) {
    double[] scores =
        fork.iterations().stream()
            .filter(iteration -> iteration.noSpeed().isEmpty())
            .mapToDouble(Iteration::score)
            .toArray();
    return Median.ofAny(scores);
  }

  /** Whether the audit found anything. Then {@link #values()} are a biased sample of survivors. */
  public boolean isWrong() {
    return audit.failures() > 0;
  }

  /** Whether there is anything to compare. */
  public boolean isSound() {
    return !soundValues().isEmpty();
  }

  /** Values that may be compared: none of a case that gave wrong answers. */
  public SortedMap<Integer, Double> soundValues() {
    return isWrong() ? Collections.emptySortedMap() : values;
  }

  /**
   * Operations per second of calls back to back; empty for paced calls, whose number per second is
   * a {@link CaseLoad}, and when nothing sound was measured.
   */
  public Optional<Centre> perSecond() {
    return studyCase.isPaced() || soundValues().isEmpty()
        ? Optional.empty()
        : Optional.of(Centre.of(perSecondOfForks()));
  }

  /** One caller's time for an operation, nanoseconds; empty when nothing sound was measured. */
  public Optional<Centre> nanoseconds() {
    return soundValues().isEmpty()
        ? Optional.empty()
        : Optional.of(Centre.of(nanosecondsOfForks()));
  }

  /**
   * Operations per second of each fork in the order of blocks, survivors included; none for paced
   * calls.
   */
  public double[] perSecondOfForks() {
    return studyCase.isPaced()
        ? new double[0]
        : values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * One caller's time for an operation, nanoseconds, of each fork in the order of blocks, survivors
   * included.
   */
  public double[] nanosecondsOfForks() {
    return values.values().stream().mapToDouble(this::nanoseconds).toArray();
  }

  /** The sound values as one caller's time for an operation, nanoseconds, by block. */
  public SortedMap<Integer, Double> nanosecondsByBlock() {
    SortedMap<Integer, Double> nanos = new TreeMap<>(soundValues());
    nanos.replaceAll((block, value) -> nanoseconds(value));
    return nanos;
  }

  /**
   * One caller's time for an operation, in nanoseconds, from operations per second over all
   * callers.
   */
  double nanoseconds(double perSecond) {
    return studyCase.callers() * 1e9 / perSecond;
  }
}
