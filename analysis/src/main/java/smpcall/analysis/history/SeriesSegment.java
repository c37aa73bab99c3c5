// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.compare.Comparability;
import smpcall.analysis.compare.Side;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * The runs of one arrangement on one host that can be compared with one another.
 *
 * @param changed what was different from the run before, when it began; empty for the first
 * @param runs oldest first
 */
record SeriesSegment(List<String> changed, List<Run> runs) {

  /**
   * Divides runs where what they were made on, or how, is another. A run that is like an earlier
   * segment, but not like the last, goes on with it.
   *
   * @param runs oldest first, all of which have the arrangement
   */
  static List<SeriesSegment> of(List<Run> runs, CaseKey arrangement) {
    List<SeriesSegment> segments = new ArrayList<>();
    Run before = null;
    for (Run run : runs) {
      SeriesSegment segment = null;
      for (SeriesSegment known : segments) {
        segment = obstacles(known.latest(), run, arrangement).isEmpty() ? known : segment;
      }
      if (segment == null) {
        segment =
            new SeriesSegment(
                before == null ? List.of() : obstacles(before, run, arrangement),
                new ArrayList<>());
        segments.add(segment);
      }
      segment.runs.add(run);
      before = run;
    }
    return segments;
  }

  private Run latest() {
    return runs.get(runs.size() - 1);
  }

  /** Of the versions that both have, as a version that is new changes nothing for the others. */
  private static List<String> obstacles(Run before, Run run, CaseKey arrangement) {
    Set<String> there = variants(before, arrangement);
    Predicate<StudyCase> counts = c -> CaseKey.of(c, true).withoutVariant().equals(arrangement);
    return Comparability.obstacles(
        before,
        run,
        counts.and(c -> there.contains(c.variant()) && has(run, arrangement, c.variant())));
  }

  private static boolean has(Run run, CaseKey arrangement, String variant) {
    return variants(run, arrangement).contains(variant);
  }

  private static Set<String> variants(Run run, CaseKey arrangement) {
    return Side.of(run)
        .cases(run)
        .filter(c -> CaseKey.of(c, true).withoutVariant().equals(arrangement))
        .map(StudyCase::variant)
        .collect(Collectors.toSet());
  }
}
