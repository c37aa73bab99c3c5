// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.List;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.DistanceComparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/** The table of comparisons by distance, one row for each; no rows when there is one distance. */
public final class DistanceTable {
  private DistanceTable() {}

  public static Csv of(Findings findings) {
    return new Csv(
        ComparisonCells.head(
            "nearest_ns", "farthest_ns", "n_blocks", "speed_ratio", "low95", "high95"),
        findings.distances().stream().map(DistanceTable::row).toList());
  }

  private static List<String> row(DistanceComparison at) {
    return ComparisonCells.of(
        at.comparison(),
        Wording.fixed(at.nearest(), 1),
        Wording.fixed(at.farthest(), 1),
        String.valueOf(at.blocks()),
        Csv.value(at.ratio().map(PairedRatio::ratio), 4),
        Csv.value(at.ratio().flatMap(PairedRatio::interval95).map(Interval::low), 4),
        Csv.value(at.ratio().flatMap(PairedRatio::interval95).map(Interval::high), 4));
  }
}
