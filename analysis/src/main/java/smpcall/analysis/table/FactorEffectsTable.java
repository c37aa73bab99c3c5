// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.factor.FactorEffect;
import smpcall.analysis.finding.factor.FactorEffects;
import smpcall.analysis.finding.factor.IndexEffect;
import smpcall.analysis.statistics.IterationEffect;
import smpcall.analysis.statistics.LevelEffect;

/** The table of what each factor and the iteration's index moved, one row for each test. */
public final class FactorEffectsTable {
  private FactorEffectsTable() {}

  public static Csv of(FactorEffects effects) {
    List<List<String>> rows = new ArrayList<>();
    effects.effects().forEach(effect -> rows.add(row(effect)));
    effects.indexes().forEach(index -> rows.add(row(index)));
    return new Csv(
        List.of(
            "case",
            "nearest_ns",
            "farthest_ns",
            "baseline",
            "unit",
            "factor",
            "n",
            "levels",
            "change_lowest_to_highest_percent",
            "low95_percent",
            "high95_percent",
            "share_of_variance",
            "share_by_chance",
            "p"),
        rows);
  }

  private static List<String> row(FactorEffect effect) {
    Optional<LevelEffect.Line> line = effect.effect().line();
    return List.of(
        effect.figure().studyCase().id(),
        ComparisonCells.nearest(effect.figure().studyCase()),
        ComparisonCells.farthest(effect.figure().studyCase()),
        FactorLevelsTable.baseline(effect),
        effect.isOfRatio() ? "ratio" : "ns",
        effect.factor().id(),
        String.valueOf(effect.effect().n()),
        String.valueOf(effect.effect().levels().size()),
        Csv.value(line.map(LevelEffect.Line::changePercent), 2),
        Csv.value(line.map(l -> l.interval95().low()), 2),
        Csv.value(line.map(l -> l.interval95().high()), 2),
        "",
        "",
        Csv.value(line.map(LevelEffect.Line::p), 6));
  }

  private static List<String> row(IndexEffect index) {
    Optional<IterationEffect> effect = index.effect();
    return List.of(
        index.studyCase().id(),
        ComparisonCells.nearest(index.studyCase()),
        ComparisonCells.farthest(index.studyCase()),
        "",
        "ns",
        "iteration",
        effect.map(e -> String.valueOf(e.forks())).orElse(""),
        effect.map(e -> String.valueOf(e.iterations())).orElse(""),
        "",
        "",
        "",
        Csv.value(effect.map(IterationEffect::share), 4),
        Csv.value(effect.map(IterationEffect::shareByChance), 4),
        Csv.value(effect.map(IterationEffect::p), 6));
  }
}
