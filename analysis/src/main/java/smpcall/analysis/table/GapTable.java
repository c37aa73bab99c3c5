// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.finding.factor.GapCurve;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;

/**
 * The table behind the picture of durations by gap, one row for each version and gap.
 *
 * @param curves the curves, one or more
 */
public record GapTable(List<GapCurve> curves) {

  public Csv csv() {
    List<List<String>> rows = new ArrayList<>();
    curves.forEach(curve -> curve.points().forEach(point -> rows.add(row(point))));
    return new Csv(
        List.of(
            "version",
            "cpus",
            "policy",
            "jdk",
            "gap_ns",
            "nearest_ns",
            "farthest_ns",
            "n_forks",
            "median_ns",
            "lower_quartile_ns",
            "upper_quartile_ns"),
        rows);
  }

  private static List<String> row(GapCurve.Point point) {
    StudyCase c = point.studyCase();
    return List.of(
        c.variant(),
        String.valueOf(c.cpus()),
        c.policy(),
        c.jdk(),
        ComparisonCells.gap(c),
        ComparisonCells.nearest(c),
        ComparisonCells.farthest(c),
        String.valueOf(point.n()),
        Wording.fixed(point.median(), 2),
        Wording.fixed(point.middleHalf().low(), 2),
        Wording.fixed(point.middleHalf().high(), 2));
  }
}
