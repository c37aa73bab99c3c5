// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.statistics.EDivisive;
import smpcall.analysis.statistics.Median;

/**
 * One case over the runs of one host that can be compared.
 *
 * @param segment the runs that can be compared
 * @param points oldest first, at least one
 * @param levels change points, oldest first
 */
public record CaseSeries(
    String host,
    CaseKey key,
    SeriesSegment segment,
    List<HistoryPoint> points,
    List<LevelChange> levels) {

  /**
   * A change point of a series.
   *
   * @param first the first run at the new level
   * @param ratio speeds: the median since then, up to the next change, against the median before it
   *     back to the one before
   * @param p of the permutation test
   */
  public record LevelChange(HistoryPoint first, double ratio, double p) {}

  static CaseSeries of(
      String host, CaseKey key, SeriesSegment segment, List<HistoryPoint> points, long seed) {
    List<HistoryPoint> sound = sound(points);
    double[] ratios = ratios(sound);
    double[] logs = Arrays.stream(ratios).map(StrictMath::log).toArray();
    List<EDivisive.Change> changes = EDivisive.of(logs, seed);
    List<LevelChange> levels = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      int from = i == 0 ? 0 : changes.get(i - 1).index();
      int at = changes.get(i).index();
      int to = i + 1 == changes.size() ? ratios.length : changes.get(i + 1).index();
      double before = Median.of(Arrays.copyOfRange(ratios, from, at));
      double after = Median.of(Arrays.copyOfRange(ratios, at, to));
      levels.add(new LevelChange(sound.get(at), after / before, changes.get(i).p()));
    }
    return new CaseSeries(host, key, segment, points, List.copyOf(levels));
  }

  /**
   * In one word, such as {@code storm-spinlock-2cpus-cores-jdk17}; with its name from the second
   * on.
   */
  public String id() {
    return key.id() + (segment.isFirst() ? "" : "-" + segment.name());
  }

  /** Points that have a value. */
  public List<HistoryPoint> sound() {
    return sound(points);
  }

  /** Whether it is long enough for a change to be told. */
  public boolean isLongEnough() {
    return sound().size() >= EDivisive.ENOUGH;
  }

  /** The latest value against the median of those before it; empty when there are none. */
  public OptionalDouble latestAgainstBefore() {
    double[] ratios = ratios(sound());
    int last = ratios.length - 1;
    return last < 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(ratios[last] / Median.of(Arrays.copyOf(ratios, last)));
  }

  private static List<HistoryPoint> sound(List<HistoryPoint> points) {
    return points.stream().filter(point -> point.state() == HistoryPoint.State.SOUND).toList();
  }

  private static double[] ratios(List<HistoryPoint> sound) {
    return sound.stream().mapToDouble(point -> point.ratio().orElseThrow().median()).toArray();
  }
}
