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
 * One case over comparable runs of one host.
 *
 * @param segment the comparable runs
 * @param points the runs of the case, oldest first, one or more
 * @param levels the change points, oldest first
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
   * @param ratio the ratio of speeds: the median from here to the next change against the median
   *     between the previous change and here
   * @param p the p of the permutation test
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
   * The series in one word, such as {@code storm-spinlock-2cpus-cores-jdk17}; all segments but the
   * first add their name.
   */
  public String id() {
    return key.id() + (segment.isFirst() ? "" : "-" + segment.name());
  }

  /** The points that have a value. */
  public List<HistoryPoint> sound() {
    return sound(points);
  }

  /** Whether it is long enough to show a change. */
  public boolean isLongEnough() {
    return sound().size() >= EDivisive.ENOUGH;
  }

  /** The latest value divided by the median of those before it; empty without any before it. */
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
    return sound.stream().mapToDouble(point -> point.ratio().orElseThrow().mean()).toArray();
  }
}
