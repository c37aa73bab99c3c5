// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * The cost of auditing every call: the speed with the audit against the speed without it.
 *
 * @param sentence the result as a whole sentence
 * @param cases the cases that it compares
 */
public record AuditCost(String sentence, List<StudyCase> cases) {

  /** One cost for each JDK and policy; one or more. */
  public static List<AuditCost> of(Run run) {
    if (!run.has(Workload.AUDIT_COST)) {
      return List.of(
          new AuditCost(
              "The cost of the audit of every call was not measured in this run"
                  + " (workload "
                  + Workload.AUDIT_COST.id()
                  + ").",
              List.of()));
    }
    Findings findings = Findings.of(run, Workload.AUDIT_COST);
    return findings.comparisons().stream()
        .map(c -> new AuditCost(sentence(findings, c), List.of(c.studyCase(), c.baseline())))
        .toList();
  }

  private static String sentence(Findings findings, Comparison audited) {
    String where = findings.arrangementOf(audited.studyCase()).series().label();
    String version = audited.studyCase().params().getOrDefault("version", "version not known");
    String what = version + (where.isEmpty() ? "" : ", " + where) + ", ";
    Optional<PairedRatio> ratio = audited.ratio();
    if (ratio.isEmpty()) {
      return "The cost of the audit of every call has no value (" + what + why(audited) + ").";
    }
    Optional<Interval> interval = ratio.get().interval95();
    String share =
        interval
            .map(i -> percent(ratio.get().ratio()) + " " + interval(i))
            .orElseGet(() -> points(audited));
    if (isImpossible(ratio.get())) {
      return "Instrument error: calls came out "
          + Wording.fixed(100 * (ratio.get().ratio() - 1), 1)
          + " % faster with the audit than without it ("
          + what
          + Wording.many(ratio.get().n(), "block")
          + "). An audit cannot make a call faster: its cost is not known.";
    }
    return "The audit of every call takes "
        + share
        + (audited.studyCase().isPaced() ? " of the time of a call (" : " of the calls (")
        + what
        + Wording.many(ratio.get().n(), "block")
        + (interval.isPresent() ? "" : ", n too small for an interval")
        + (audited.apart() == 0 ? "" : "; " + Wording.apart(audited.apart()))
        + ").";
  }

  /** Whether the audit seems to speed calls up, beyond the interval. */
  private static boolean isImpossible(PairedRatio ratio) {
    return ratio.interval95().filter(i -> i.low() > 1).isPresent();
  }

  private static String why(Comparison audited) {
    if (audited.verdict() == Verdict.WRONG) {
      return "it failed its audit";
    }
    return audited.apart() == 0 ? "no block has both" : Wording.apart(audited.apart());
  }

  private static String interval(Interval ratios) {
    return "[" + share(ratios.high()) + ", " + share(ratios.low()) + "]";
  }

  private static String points(Comparison audited) {
    return Wording.list(
        audited.pairs().byBlock().values().stream().map(AuditCost::percent).toList());
  }

  private static String percent(double ratio) {
    return share(ratio) + " %";
  }

  private static String share(double ratio) {
    return Wording.fixed(100 * (1 - ratio), 1);
  }
}
