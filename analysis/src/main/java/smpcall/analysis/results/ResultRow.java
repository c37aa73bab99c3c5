// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Version;
import smpcall.analysis.run.Workload;

/**
 * The comparisons of one run with the baseline version that share workload, language, JDK, CPUs,
 * gap and distance.
 *
 * @param comparisons the versions against the baseline in the order of the plan, one or more
 * @param instrumentError the baseline against itself; of several, the one furthest from 1; empty
 *     without a second arm
 */
record ResultRow(
    Run run,
    Workload workload,
    Arrangement arrangement,
    List<Comparison> comparisons,
    Optional<Comparison> instrumentError) {

  /** The part of the study that a row belongs to. */
  enum Kind {
    /** A random time passes before each call. */
    PACED,
    /** Calls back to back in a run that draws what should not matter. */
    EXTREME,
    /** Calls back to back in an older run, in which nothing is drawn. */
    OLD
  }

  /** The rows of a run: by workload and arrangement, C after Java; none without a comparison. */
  static List<ResultRow> of(List<Findings> all) {
    List<ResultRow> rows = new ArrayList<>();
    for (Findings findings : all) {
      for (Arrangement arrangement : findings.arrangements()) {
        of(findings, arrangement, findings.claims(arrangement)).ifPresent(rows::add);
        of(findings, arrangement, findings.controls(arrangement)).ifPresent(rows::add);
      }
    }
    return rows;
  }

  private static Optional<ResultRow> of(
      Findings findings, Arrangement arrangement, List<Comparison> compared) {
    Run run = findings.run();
    List<Comparison> versions =
        compared.stream()
            .filter(c -> !c.studyCase().isRepeat() && isBaseline(run, c.baseline()))
            .toList();
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    Predicate<Comparison> sameLanguage =
        c -> c.studyCase().isNative() == versions.get(0).studyCase().isNative();
    return Optional.of(
        new ResultRow(
            run,
            findings.workload(),
            arrangement,
            versions,
            findings.instrumentError(arrangement).filter(sameLanguage)));
  }

  private static boolean isBaseline(Run run, StudyCase c) {
    return run.versions().stream()
        .anyMatch(v -> v.part() == Version.Part.BASELINE && v.id().equals(c.versionId()));
  }

  Kind kind() {
    if (arrangement.isPaced()) {
      return Kind.PACED;
    }
    return run.settings().drawn().isPresent() ? Kind.EXTREME : Kind.OLD;
  }

  boolean isNative() {
    return comparisons.get(0).studyCase().isNative();
  }

  /** The comparison of a version; empty when the plan of the run does not have it here. */
  Optional<Comparison> of(String version) {
    return comparisons.stream().filter(c -> c.studyCase().versionId().equals(version)).findFirst();
  }

  /**
   * The round trips of a cache line between the CPUs, nanoseconds, such as {@code 389 to 495};
   * empty when no fork measured one.
   */
  Optional<String> distance() {
    return arrangement.distance().or(this::measured).map(Wording::nanos);
  }

  private Optional<Distance.Range> measured() {
    List<Double> trips =
        comparisons.stream()
            .flatMap(c -> Stream.concat(Stream.of(c.studyCase()), c.arms().stream()))
            .distinct()
            .flatMap(c -> run.cleanForksOf(c).stream())
            .filter(fork -> !LeftOut.isMoved(fork))
            .map(Fork::roundTrip)
            .flatMap(Optional::stream)
            .map(trip -> trip.nanos())
            .sorted()
            .toList();
    return trips.isEmpty()
        ? Optional.empty()
        : Optional.of(new Distance.Range(trips.get(0), trips.get(trips.size() - 1), 1));
  }
}
