// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Median;

/**
 * The duration of a version's call at every gap of a run.
 *
 * @param variant the version
 * @param points the points, by gap, ascending; two or more
 */
public record GapCurve(String variant, List<Point> points) {

  /**
   * The duration at one gap, over the forks of one case.
   *
   * @param n the number of forks, 1 or more
   * @param median their median, nanoseconds a call
   * @param middleHalf from their lower to their upper quartile, nanoseconds
   */
  public record Point(StudyCase studyCase, int n, double median, Interval middleHalf) {
    static Point of(CaseSpeed speed) {
      double[] nanos = speed.nanosecondsOfForks();
      return new Point(speed.studyCase(), nanos.length, Median.of(nanos), Median.middleHalf(nanos));
    }

    /** The mean gap, nanoseconds; 0 is back to back. */
    public long gapNanos() {
      return studyCase.gapNanos();
    }
  }

  /**
   * The curves of a group, in the order of its cases: first arms of versions in Java, and the
   * floor, that have a value at two gaps or more.
   */
  public static List<GapCurve> of(GapGroup group) {
    Map<String, List<Point>> curves = new LinkedHashMap<>();
    for (CaseSpeed speed : group.speeds()) {
      StudyCase c = speed.studyCase();
      if (!c.isRepeat() && !c.isNative() && !c.isKernel() && speed.isSound()) {
        curves.computeIfAbsent(c.variant(), v -> new ArrayList<>()).add(Point.of(speed));
      }
    }
    List<GapCurve> all = new ArrayList<>();
    curves.forEach(
        (variant, points) -> {
          points.sort(Comparator.comparingLong(Point::gapNanos));
          if (points.size() > 1) {
            all.add(new GapCurve(variant, List.copyOf(points)));
          }
        });
    return List.copyOf(all);
  }
}
