// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.compare.Comparability;
import smpcall.analysis.compare.Difference;
import smpcall.analysis.compare.Side;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * Comparable runs of one arrangement on one host.
 *
 * @param name its first change in a few words; {@code first} for the first segment
 * @param changed the differences between its first run and the run before; empty for the first
 *     segment
 * @param runs the runs, oldest first
 */
public record SeriesSegment(String name, List<String> changed, List<Run> runs) {
  private static final String FIRST = "first";

  /**
   * Divides runs by host and plan. A run that matches an earlier segment joins it.
   *
   * @param runs the runs that have the arrangement, oldest first
   */
  static List<SeriesSegment> of(List<Run> runs, CaseKey arrangement) {
    List<SeriesSegment> segments = new ArrayList<>();
    Run before = null;
    for (Run run : runs) {
      SeriesSegment segment = null;
      for (SeriesSegment known : segments) {
        segment = isAlike(known.latest(), run, arrangement) ? known : segment;
      }
      if (segment == null) {
        segment = before == null ? first() : begun(before, run, arrangement, segments);
        segments.add(segment);
      }
      segment.runs.add(run);
      before = run;
    }
    return segments;
  }

  /** Whether it is the first segment of its arrangement. */
  public boolean isFirst() {
    return changed.isEmpty();
  }

  private static SeriesSegment first() {
    return new SeriesSegment(FIRST, List.of(), new ArrayList<>());
  }

  private static SeriesSegment begun(
      Run before, Run run, CaseKey arrangement, List<SeriesSegment> earlier) {
    List<Difference> host = Comparability.ofHost(before, run);
    List<Difference> plan = plan(before, run, arrangement);
    String name = name(before, run, host, plan);
    long namesakes = earlier.stream().filter(segment -> segment.isNamed(name)).count();
    return new SeriesSegment(
        namesakes == 0 ? name : name + " (" + (namesakes + 1) + ")",
        Stream.concat(host.stream(), plan.stream()).map(Difference::words).toList(),
        new ArrayList<>());
  }

  /**
   * The first difference and the number of others; a changed profile stands for those of the plan.
   */
  private static String name(Run before, Run run, List<Difference> host, List<Difference> plan) {
    String profile = run.settings().profile();
    boolean isProfile = !plan.isEmpty() && !profile.equals(before.settings().profile());
    List<String> names = new ArrayList<>(host.stream().map(Difference::name).toList());
    names.addAll(
        isProfile ? List.of("profile " + profile) : plan.stream().map(Difference::name).toList());
    return names.get(0) + (names.size() == 1 ? "" : " +" + (names.size() - 1));
  }

  private boolean isNamed(String its) {
    return name.equals(its) || name.startsWith(its + " (");
  }

  private Run latest() {
    return runs.get(runs.size() - 1);
  }

  private static boolean isAlike(Run before, Run run, CaseKey arrangement) {
    return Comparability.ofHost(before, run).isEmpty() && plan(before, run, arrangement).isEmpty();
  }

  /** The differences of the plan for versions in both runs; a new version changes none of them. */
  private static List<Difference> plan(Run before, Run run, CaseKey arrangement) {
    Set<String> there = variants(before, arrangement);
    Set<String> here = variants(run, arrangement);
    Predicate<StudyCase> counts = c -> CaseKey.of(c, true).withoutVariant().equals(arrangement);
    return Comparability.ofPlan(
        before, run, counts.and(c -> there.contains(c.variant()) && here.contains(c.variant())));
  }

  private static Set<String> variants(Run run, CaseKey arrangement) {
    return Side.of(run)
        .cases(run)
        .filter(c -> CaseKey.of(c, true).withoutVariant().equals(arrangement))
        .map(StudyCase::variant)
        .collect(Collectors.toSet());
  }
}
