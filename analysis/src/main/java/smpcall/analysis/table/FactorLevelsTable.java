// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.factor.FactorEffect;
import smpcall.analysis.finding.factor.FactorEffects;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.statistics.LevelEffect;

/**
 * The table of every level of every factor: the ratios of the comparisons and the durations of the
 * cases at it.
 */
public final class FactorLevelsTable {
  private FactorLevelsTable() {}

  public static Csv of(FactorEffects effects) {
    List<List<String>> rows = new ArrayList<>();
    effects
        .effects()
        .forEach(
            effect ->
                effect
                    .effect()
                    .levels()
                    .forEach((level, values) -> rows.add(row(effect, level, values))));
    return new Csv(
        List.of(
            "case",
            "nearest_ns",
            "farthest_ns",
            "baseline",
            "unit",
            "factor",
            "level",
            "n",
            "mean",
            "least",
            "most"),
        rows);
  }

  private static List<String> row(FactorEffect effect, int level, LevelEffect.Level values) {
    int digits = effect.isOfRatio() ? 4 : 2;
    return List.of(
        effect.figure().studyCase().id(),
        ComparisonCells.nearest(effect.figure().studyCase()),
        ComparisonCells.farthest(effect.figure().studyCase()),
        baseline(effect),
        effect.isOfRatio() ? "ratio" : "ns",
        effect.factor().id(),
        String.valueOf(level),
        String.valueOf(values.n()),
        Csv.value(Optional.of(values.mean()), digits),
        Csv.value(Optional.of(values.least()), digits),
        Csv.value(Optional.of(values.most()), digits));
  }

  /** The baseline of a comparison; empty for the duration of a case. */
  static String baseline(FactorEffect effect) {
    return effect.figure() instanceof FactorEffect.Ratio ratio ? baseline(ratio.comparison()) : "";
  }

  private static String baseline(Comparison comparison) {
    return comparison.baseline().id();
  }
}
