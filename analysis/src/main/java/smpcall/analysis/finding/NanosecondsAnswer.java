// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison.Role;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.NanosDifference;

/** The answer in nanoseconds a call, for the arrangement that the verdict leads with. */
public final class NanosecondsAnswer {
  private NanosecondsAnswer() {}

  /**
   * One sentence; empty when the members of the main family have no value there, as calls back to
   * back.
   *
   * @param findings the findings of the workload that comes first
   */
  public static Optional<String> of(Findings findings) {
    Arrangement where = VerdictLine.lead(findings);
    List<String> parts = new ArrayList<>();
    for (LockCost cost : LockCost.of(findings, where)) {
      if (cost.comparison().role() == Role.MAIN && cost.comparison().studyCase().isPaced()) {
        cost.nanos().map(nanos -> words(cost, nanos, parts.isEmpty())).ifPresent(parts::add);
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "In nanoseconds, in "
                + findings.workload().id()
                + " at "
                + VerdictLine.at(where)
                + " "
                + String.join("; ", parts)
                + ".");
  }

  private static String words(LockCost cost, NanosDifference nanos, boolean first) {
    boolean saves = nanos.nanos() < 0;
    String words =
        "against "
            + cost.comparison().studyCase().label()
            + " the locks "
            + (saves ? "save " : "cost ")
            + Wording.fixed(Math.abs(nanos.nanos()), 0)
            + " ns"
            + nanos
                .interval95()
                .map(i -> " " + Wording.interval(saves ? negative(i) : i, 0))
                .orElse(" (n too small for an interval)")
            + (first ? " of a call" : "");
    return words + cost.percentOfKernel().map(percent -> share(cost, percent, first)).orElse("");
  }

  private static String share(LockCost cost, double percent, boolean first) {
    return ", "
        + Wording.fixed(Math.abs(percent), 1)
        + " %"
        + cost.percentInterval()
            .map(i -> " " + Wording.interval(percent < 0 ? negative(i) : i, 1))
            .orElse("")
        + (first
            ? " of the "
                + Wording.count(cost.kernelNanos().orElseThrow())
                + " ns that a call takes the running kernel"
            : "");
  }

  private static Interval negative(Interval interval) {
    return new Interval(-interval.high(), -interval.low());
  }
}
