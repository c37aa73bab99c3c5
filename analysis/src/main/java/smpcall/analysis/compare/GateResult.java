// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.List;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.MeanInterval;
import smpcall.analysis.statistics.Verdict;

/**
 * The result of the gate.
 *
 * @param threshold the tolerated increase of a call's time, such as 0.05
 * @param same the margin that counts as the same, the threshold in both directions
 * @param paired whether ratios were taken within blocks
 * @param pacedOnly whether calls back to back are shown and not judged, as both sides have paced
 *     ones
 * @param changes one for each case that both sides have
 * @param onOneSide the names of the cases that only one of them has
 * @param died the forks of either side that ended with an error for good, in words, by case
 */
public record GateResult(
    Side base,
    Side fresh,
    double threshold,
    Margin same,
    boolean paired,
    boolean pacedOnly,
    List<CaseChange> changes,
    List<String> onOneSide,
    List<String> died) {

  /** The changes whose speed may fail the gate. */
  List<CaseChange> judged() {
    return changes.stream().filter(change -> change.key().isJudged(paired, pacedOnly)).toList();
  }

  /**
   * Whether there is nothing but calls back to back to judge, which are no measure of the locks.
   */
  boolean isBackToBackOnly() {
    return !pacedOnly && changes.stream().anyMatch(c -> c.key().workload().isOfCalls());
  }

  /** Whether a side has several runs, but not both have enough to make each run one value. */
  boolean poolsRuns() {
    return Math.max(base.runs().size(), fresh.runs().size()) > 1
        && Math.min(base.runs().size(), fresh.runs().size()) < MeanInterval.ENOUGH;
  }

  /**
   * The judged cases in which a slowdown by more than the threshold is not excluded: those without
   * an interval, or with one that reaches beyond. A version that may fail its audit and does has no
   * speed to be judged.
   */
  List<CaseChange> blind() {
    return withSpeed().stream()
        .filter(c -> c.mostLeft().isEmpty() || c.mostLeft().getAsDouble() > threshold)
        .toList();
  }

  /** The judged cases that have a speed, or must have one. */
  List<CaseChange> withSpeed() {
    return judged().stream().filter(c -> c.verdict() != Verdict.WRONG || !c.mayFail()).toList();
  }

  /** Whether any case is a regression or newly wrong, or has forks that died. */
  public boolean isBad() {
    return !died.isEmpty() || changes.stream().anyMatch(c -> c.regression() || c.wrongNow());
  }

  /** Whether nothing bad was found, where something bad need not have been seen. */
  public boolean isInconclusive() {
    return !isBad() && (withSpeed().isEmpty() || !blind().isEmpty() || !onOneSide.isEmpty());
  }
}
