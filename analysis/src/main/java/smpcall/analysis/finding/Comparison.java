// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import smpcall.analysis.result.StudyCase;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * One case against its baseline, on the same CPUs in the same blocks.
 *
 * @param ratio of speeds, above 1 when the case is faster; empty when one of the two has no speed
 * @param margin what counts as the same here
 */
public record Comparison(
    StudyCase studyCase,
    StudyCase baseline,
    Optional<PairedRatio> ratio,
    Margin margin,
    Verdict verdict) {

  static Comparison of(CaseSpeed speed, CaseSpeed baseline, Margin margin) {
    Optional<PairedRatio> ratio = PairedRatio.of(speed.soundValues(), planned(speed, baseline));
    return new Comparison(
        speed.studyCase(),
        baseline.studyCase(),
        ratio,
        margin,
        speed.isWrong() ? Verdict.WRONG : Verdict.of(ratio, margin));
  }

  /** The baseline's values in the blocks in which the case was to run. */
  private static SortedMap<Integer, Double> planned(CaseSpeed speed, CaseSpeed baseline) {
    OptionalInt blocks = speed.studyCase().blocks();
    return blocks.isPresent()
        ? baseline.soundValues().headMap(blocks.getAsInt() + 1)
        : baseline.soundValues();
  }

  /** Whether this compares a thing with itself: the ratio is then the instrument's error. */
  public boolean isInstrumentError() {
    return studyCase.variant().equals(baseline.variant());
  }

  /** What is compared, without the number of CPUs. */
  public String label() {
    return isInstrumentError() ? baseline.variant() + " (A/A)" : studyCase.label();
  }
}
