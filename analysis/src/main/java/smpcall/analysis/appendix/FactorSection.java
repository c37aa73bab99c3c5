// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.factor.Factor;
import smpcall.analysis.finding.factor.FactorEffect;
import smpcall.analysis.finding.factor.FactorEffects;
import smpcall.analysis.finding.factor.IndexEffect;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison.Role;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.IterationEffect;
import smpcall.analysis.statistics.LevelEffect;

/** What moved the figures besides the versions. */
final class FactorSection {
  static final String TITLE = "Other influences on the figures";

  private static final List<String> RATIOS = List.of("ratio of", "spin", "p", "pad", "p", "n");

  private static final List<String> DURATIONS =
      List.of("duration of", "spin", "p", "pad", "p", "position", "p", "n");

  private static final List<String> LEVELS =
      List.of("ratio of", "factor", "level", "n", "mean", "least", "most");

  private static final List<String> INDEX =
      List.of("index, within", "share", "by chance", "F", "p", "n");

  private FactorSection() {}

  /** Tables by arrangement, the comparisons first; none when nothing was drawn. */
  static List<Block> of(Findings findings) {
    FactorEffects effects = FactorEffects.of(findings);
    if (effects.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      List<FactorEffect> here =
          effects.effects().stream()
              .filter(e -> findings.arrangementOf(e.figure().studyCase()).equals(arrangement))
              .toList();
      String caption = TableCaption.of(findings, arrangement.label()) + ", change in percent";
      List<FactorEffect> ratios = here.stream().filter(FactorEffect::isOfRatio).toList();
      List<FactorEffect> durations = here.stream().filter(e -> !e.isOfRatio()).toList();
      blocks.add(table(caption, RATIOS, ratios, Factor.SPIN, Factor.PAD));
      blocks.add(table(caption, DURATIONS, durations, Factor.values()));
      blocks.add(indexes(findings, effects, arrangement));
    }
    leading(findings).ifPresent(where -> blocks.add(levels(findings, effects, where)));
    blocks.add(new Block.Prose(count(findings, effects)));
    return blocks;
  }

  /** A row for each figure, with the change and the p of each factor. */
  private static Block table(
      String caption, List<String> head, List<FactorEffect> effects, Factor... factors) {
    Map<FactorEffect.Figure, List<FactorEffect>> figures = new LinkedHashMap<>();
    effects.forEach(e -> figures.computeIfAbsent(e.figure(), f -> new ArrayList<>()).add(e));
    List<List<String>> rows = new ArrayList<>();
    figures.forEach(
        (figure, its) -> {
          List<String> row = new ArrayList<>(List.of(figure.label()));
          for (Factor factor : factors) {
            Optional<LevelEffect.Line> line =
                its.stream()
                    .filter(e -> e.factor() == factor)
                    .findFirst()
                    .flatMap(e -> e.effect().line());
            row.add(line.map(l -> Wording.fixed(l.changePercent(), 1)).orElse("-"));
            row.add(line.map(l -> p(l.p())).orElse("-"));
          }
          row.add(String.valueOf(its.get(0).effect().n()));
          rows.add(row);
        });
    return new Block.Table(caption, "l" + "r".repeat(head.size() - 1), head, rows);
  }

  /** The first arrangement with the most CPUs that has a member of the main family. */
  private static Optional<Arrangement> leading(Findings findings) {
    return findings.arrangements().stream()
        .filter(a -> findings.claims(a).stream().anyMatch(c -> c.role() == Role.MAIN))
        .max(Comparator.comparingInt(Arrangement::cpus));
  }

  /** The ratios of the main family at every level. */
  private static Block levels(Findings findings, FactorEffects effects, Arrangement where) {
    List<List<String>> rows = new ArrayList<>();
    for (FactorEffect effect : effects.effects()) {
      boolean isHere = findings.arrangementOf(effect.figure().studyCase()).equals(where);
      if (isHere && isOfMain(effect)) {
        effect.effect().levels().forEach((level, its) -> rows.add(row(effect, level, its)));
      }
    }
    return new Block.Table(
        TableCaption.of(findings, where.label()) + ", ratio by level", "llrrrrr", LEVELS, rows);
  }

  private static boolean isOfMain(FactorEffect effect) {
    return effect.figure() instanceof FactorEffect.Ratio ratio
        && ratio.comparison().role() == Role.MAIN;
  }

  private static List<String> row(FactorEffect effect, int level, LevelEffect.Level its) {
    return List.of(
        effect.figure().label(),
        effect.factor().id(),
        String.valueOf(level),
        String.valueOf(its.n()),
        Wording.ratio(its.mean()),
        Wording.ratio(its.least()),
        Wording.ratio(its.most()));
  }

  private static Block indexes(Findings findings, FactorEffects effects, Arrangement arrangement) {
    return new Block.Table(
        TableCaption.of(findings, arrangement.label()) + ", share of variance in percent",
        "lrrrrr",
        INDEX,
        effects.indexes().stream()
            .filter(index -> findings.arrangementOf(index.studyCase()).equals(arrangement))
            .map(FactorSection::row)
            .toList());
  }

  private static List<String> row(IndexEffect index) {
    Optional<IterationEffect> effect = index.effect();
    return List.of(
        index.studyCase().label(),
        effect.map(e -> Wording.fixed(100 * e.share(), 0)).orElse("-"),
        effect.map(e -> Wording.fixed(100 * e.shareByChance(), 0)).orElse("-"),
        effect.map(e -> Wording.fixed(e.f(), 2)).orElse("-"),
        effect.map(e -> p(e.p())).orElse("-"),
        effect.map(e -> String.valueOf(e.forks())).orElse("-"));
  }

  private static String p(double p) {
    return Wording.p(OptionalDouble.of(p));
  }

  private static String count(Findings findings, FactorEffects effects) {
    return "In "
        + findings.workload().id()
        + ", "
        + effects.below()
        + " of "
        + Wording.many(effects.tests(), "test")
        + (effects.below() == 1 ? " has" : " have")
        + " a p below "
        + Wording.fixed(FactorEffects.LEVEL, 2)
        + "; "
        + Wording.fixed(effects.belowByChance(), 1)
        + " would be expected by chance if nothing had any effect.";
  }

  /** How to read the tables. */
  static String reading() {
    return "Exploratory, and not corrected for the number of tests. A single small p is a"
        + " hint. Expect several at once, as ratios share their blocks and their baseline."
        + " Change: from the lowest level of a factor to the highest, by the line of least"
        + " squares through the logarithms; - where n is too small (6 values at 3 levels are"
        + " needed). An effect that rises and falls again shows by level only. Spin: extra"
        + " steps in each turn of a waiting loop. Pad: extra steps after each call. A step is"
        + " about 1 ns; both are drawn for each block, the same for all its cases. Position:"
        + " the place of a fork in its block. Ratios are of speeds, within blocks. Index: the"
        + " place of an iteration in its fork. Share: its part of the variance within forks,"
        + " by an analysis of variance; by chance: the part that it would have without any"
        + " effect.";
  }

  /** How to read the maps of sensitivity. */
  static String readingOfMaps() {
    return "The maps show the ratio of one version to the baseline by the mean gap before a call"
        + " (columns) and by spin (rows). Where all cells have one colour, the sign of the answer"
        + " depends on neither. Where the colour changes from column to column, it depends on the"
        + " load; where it changes from row to row, on how often a waiting CPU looks. A cell is the"
        + " mean of few blocks: read rows and columns, not single cells.";
  }
}
