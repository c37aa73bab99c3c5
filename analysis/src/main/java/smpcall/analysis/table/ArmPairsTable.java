// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.ArmPairs;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/** The table of all pairs of arms, one row for each. */
public final class ArmPairsTable {
  private ArmPairsTable() {}

  public static Csv of(Findings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (ArmPairs arms : findings.armPairs()) {
      for (int i = 0; i < arms.pairs().size(); i++) {
        rows.add(row(arms.pairs().get(i), arms.holm().get(i)));
      }
    }
    return new Csv(
        List.of(
            "version",
            "arm",
            "other_arm",
            "cpus",
            "policy",
            "jdk",
            "gap_ns",
            "n_blocks",
            "blocks_apart",
            "speed_ratio",
            "low95",
            "high95",
            "half_width_percent",
            "p",
            "holm_p"),
        rows);
  }

  private static List<String> row(ArmPairs.Pair pair, double holm) {
    StudyCase c = pair.one();
    PairedRatio ratio = pair.ratio();
    return List.of(
        c.variant(),
        c.arm(),
        pair.other().arm(),
        String.valueOf(c.cpus()),
        c.policy(),
        c.jdk(),
        ComparisonCells.gap(c),
        String.valueOf(ratio.n()),
        String.valueOf(pair.apart()),
        Wording.fixed(ratio.ratio(), 4),
        Csv.value(ratio.interval95().map(Interval::low), 4),
        Csv.value(ratio.interval95().map(Interval::high), 4),
        Wording.fixed(ratio.halfWidthPercent().orElseThrow(), 2),
        Csv.value(Optional.of(ratio.p().orElseThrow()), 6),
        Csv.value(Optional.of(holm), 6));
  }
}
