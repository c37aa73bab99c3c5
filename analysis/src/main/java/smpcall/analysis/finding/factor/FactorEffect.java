// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.LevelEffect;

/**
 * What a factor moved.
 *
 * @param figure the figure that it may have moved
 * @param factor the factor
 * @param effect the effect: of ratios within blocks for a comparison, of nanoseconds a call for a
 *     case
 */
public record FactorEffect(Figure figure, Factor factor, LevelEffect effect) {

  /** A figure: the ratio of a comparison, or the duration of a case's calls. */
  public sealed interface Figure {
    /** The case, of a comparison the one above the line. */
    StudyCase studyCase();

    /** Its name: {@code patched}, or {@code spinlock (A/A)} for a ratio. */
    String label();
  }

  /** The ratio of speeds of a comparison, above 1 when the case is faster. */
  public record Ratio(Comparison comparison) implements Figure {
    @Override
    public StudyCase studyCase() {
      return comparison.studyCase();
    }

    @Override
    public String label() {
      return comparison.label();
    }
  }

  /** The duration of a call of a case, nanoseconds. */
  public record Duration(StudyCase studyCase) implements Figure {
    @Override
    public String label() {
      return studyCase.label();
    }
  }

  /** Whether it is the effect on a comparison. */
  public boolean isOfRatio() {
    return figure instanceof Ratio;
  }
}
