// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.compare.Side;
import smpcall.analysis.run.Run;

/**
 * Every case over all runs of a host in the order of time, as multiples of the floor: a version's
 * speed divided by that of the floor in the same block. The floor shares nothing and prices the
 * harness, so a day on which the whole machine is slower cancels.
 */
public final class History {
  private static final Comparator<Run> BY_TIME =
      Comparator.comparing(Run::started).thenComparing(Run::id);

  private History() {}

  /** The cases of kernel versions in some runs, without the floor. */
  public static List<CaseKey> cases(List<Run> runs) {
    return runs.stream().flatMap(History::keys).distinct().sorted(CaseKey.BY_ARRANGEMENT).toList();
  }

  /**
   * @param wanted the cases to select
   * @param seed the seed of the permutation tests
   * @return the series by host, then by arrangement
   */
  public static List<ArrangementSeries> of(List<Run> runs, Predicate<CaseKey> wanted, long seed) {
    Map<String, List<Run>> hosts =
        runs.stream()
            .sorted(BY_TIME)
            .collect(Collectors.groupingBy(Run::host, TreeMap::new, Collectors.toList()));
    List<ArrangementSeries> all = new ArrayList<>();
    hosts.forEach(
        (host, its) ->
            cases(its).stream()
                .filter(wanted)
                .map(CaseKey::withoutVariant)
                .distinct()
                .forEach(arrangement -> all.add(arranged(host, its, arrangement, wanted, seed))));
    return List.copyOf(all);
  }

  private static ArrangementSeries arranged(
      String host, List<Run> runs, CaseKey arrangement, Predicate<CaseKey> wanted, long seed) {
    Predicate<CaseKey> mine = wanted.and(key -> key.withoutVariant().equals(arrangement));
    List<Run> measured = runs.stream().filter(run -> keys(run).anyMatch(mine)).toList();
    List<SeriesSegment> segments = SeriesSegment.of(measured, arrangement);
    List<CaseSeries> series = new ArrayList<>();
    for (SeriesSegment segment : segments) {
      Set<CaseKey> keys = new LinkedHashSet<>();
      segment.runs().forEach(run -> keys(run).filter(mine).forEach(keys::add));
      for (CaseKey key : keys) {
        series.add(CaseSeries.of(host, key, segment, points(segment.runs(), key), seed));
      }
    }
    return new ArrangementSeries(host, arrangement, measured, segments, List.copyOf(series));
  }

  private static List<HistoryPoint> points(List<Run> runs, CaseKey key) {
    return runs.stream()
        .flatMap(
            run ->
                Side.of(run)
                    .cases(run)
                    .filter(c -> CaseKey.of(c, true).equals(key))
                    .findFirst()
                    .map(c -> HistoryPoint.of(run, c))
                    .stream())
        .toList();
  }

  private static Stream<CaseKey> keys(Run run) {
    return Side.of(run).cases(run).filter(c -> !c.isFloor()).map(c -> CaseKey.of(c, true));
  }
}
