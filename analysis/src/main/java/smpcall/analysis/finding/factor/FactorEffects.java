// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.IterationEffect;
import smpcall.analysis.statistics.LevelEffect;

/**
 * What moved the figures of one workload besides the versions. Exploratory, and corrected for
 * nothing: of many tests some are below 5 % by chance.
 *
 * @param effects the effects of the factors: of spin and pad on the comparisons, then of these and
 *     of the position on the durations, in the order of the findings
 * @param indexes the effects of the iteration's index on the durations
 */
public record FactorEffects(List<FactorEffect> effects, List<IndexEffect> indexes) {

  /** A p below this would be called an effect if it stood alone. */
  public static final double LEVEL = 0.05;

  /** All effects; none when nothing was drawn for the forks of a workload with calls. */
  public static FactorEffects of(Findings findings) {
    List<FactorEffect> effects = new ArrayList<>();
    List<IndexEffect> indexes = new ArrayList<>();
    Run run = findings.run();
    if (!findings.workload().isOfCalls()) {
      return new FactorEffects(effects, indexes);
    }
    for (Comparison comparison : findings.comparisons()) {
      FactorEffect.Figure ratio = new FactorEffect.Ratio(comparison);
      add(effects, run, ratio, Factor.SPIN, comparison.pairs().byBlock());
      add(effects, run, ratio, Factor.PAD, comparison.pairs().byBlock());
    }
    for (CaseSpeed speed : findings.speeds()) {
      StudyCase c = speed.studyCase();
      if (Factor.SPIN.levelsOf(run, c).isEmpty() && Factor.PAD.levelsOf(run, c).isEmpty()) {
        continue;
      }
      FactorEffect.Figure duration = new FactorEffect.Duration(c);
      add(effects, run, duration, Factor.SPIN, speed.nanosecondsByBlock());
      add(effects, run, duration, Factor.PAD, speed.nanosecondsByBlock());
      add(effects, run, duration, Factor.POSITION, speed.nanosecondsByBlock());
      indexes.add(IndexEffect.of(run, speed));
    }
    return new FactorEffects(List.copyOf(effects), List.copyOf(indexes));
  }

  private static void add(
      List<FactorEffect> effects,
      Run run,
      FactorEffect.Figure figure,
      Factor factor,
      SortedMap<Integer, Double> values) {
    LevelEffect.of(factor.levelsOf(run, figure.studyCase()), values)
        .ifPresent(effect -> effects.add(new FactorEffect(figure, factor, effect)));
  }

  public boolean isEmpty() {
    return effects.isEmpty();
  }

  /** The number of tests, those on the index too. */
  public int tests() {
    return (int) ps().count();
  }

  /** The number of tests with a p below {@link #LEVEL}. */
  public int below() {
    return (int) ps().filter(p -> p < LEVEL).count();
  }

  /** The number of tests that would be below {@link #LEVEL} if nothing had any effect. */
  public double belowByChance() {
    return LEVEL * tests();
  }

  private DoubleStream ps() {
    return DoubleStream.concat(
        effects.stream()
            .flatMap(effect -> effect.effect().line().stream())
            .mapToDouble(LevelEffect.Line::p),
        indexes.stream().flatMap(index -> index.effect().stream()).mapToDouble(IterationEffect::p));
  }
}
