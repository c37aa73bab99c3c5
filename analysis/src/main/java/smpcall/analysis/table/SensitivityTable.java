// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.finding.factor.SensitivityMap;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.LevelEffect;

/** The table behind a map of sensitivity, one row for each cell that has a value. */
public record SensitivityTable(SensitivityMap map) {

  public Csv csv() {
    List<List<String>> rows = new ArrayList<>();
    map.byGap()
        .forEach((gap, levels) -> levels.forEach((spin, level) -> rows.add(row(gap, spin, level))));
    return new Csv(
        List.of(
            "version", "baseline", "gap_ns", "spin", "n_blocks", "speed_ratio", "least", "most"),
        rows);
  }

  private List<String> row(long gap, int spin, LevelEffect.Level level) {
    return List.of(
        map.variant(),
        map.baseline(),
        String.valueOf(gap),
        String.valueOf(spin),
        String.valueOf(level.n()),
        Wording.fixed(level.mean(), 4),
        Wording.fixed(level.least(), 4),
        Wording.fixed(level.most(), 4));
  }
}
