// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.List;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.MeanInterval;

/**
 * What the gate found.
 *
 * @param threshold by how much a call may take longer, such as 0.05
 * @param same what counts as the same: as much faster, or slower, as the threshold allows
 * @param paired whether ratios were taken within blocks
 * @param changes one for each case that both sides have
 * @param onOneSide what only one of them has
 */
public record GateResult(
    Side base,
    Side fresh,
    double threshold,
    Margin same,
    boolean paired,
    List<CaseChange> changes,
    List<String> onOneSide) {

  /** Those that may fail the gate for their speed. */
  List<CaseChange> judged() {
    return changes.stream().filter(change -> change.key().isJudged(paired)).toList();
  }

  /** Whether a side has several runs, but not both enough for each run to be one value. */
  boolean poolsRuns() {
    return Math.max(base.runs().size(), fresh.runs().size()) > 1
        && Math.min(base.runs().size(), fresh.runs().size()) < MeanInterval.ENOUGH;
  }

  /** Whether something got slower beyond doubt, or wrong. */
  public boolean isBad() {
    return changes.stream().anyMatch(c -> c.regression() || c.wrongNow());
  }
}
