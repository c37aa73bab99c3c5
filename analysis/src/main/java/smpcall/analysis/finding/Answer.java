// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.finding.correctness.CheckVerdict;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Verdict;

/** The answer to the study's question in two sentences, built by rules. */
public final class Answer {
  private Answer() {}

  /**
   * Says what the versions cost at the largest number of CPUs and the smallest gap.
   *
   * @param all the findings of one run, one or more; the first comes first
   */
  public static String cost(List<Findings> all) {
    return "Cost, with 95 % intervals: "
        + all.stream().map(Answer::cost).collect(Collectors.joining("; "))
        + ".";
  }

  private static String cost(Findings findings) {
    Arrangement lead = VerdictLine.lead(findings);
    List<Comparison> judged = new ArrayList<>();
    List<String> unjudged = new ArrayList<>();
    for (Comparison claim : findings.claims(lead)) {
      if (claim.verdict() == Verdict.TOO_SMALL) {
        unjudged.add(claim.studyCase().label());
      } else {
        judged.add(claim);
      }
    }
    List<String> parts = new ArrayList<>();
    if (!judged.isEmpty() || unjudged.isEmpty()) {
      parts.add(VerdictLine.claims(judged));
      VerdictLine.durations(findings, judged).ifPresent(parts::add);
    }
    if (!unjudged.isEmpty()) {
      parts.add("n is too small for " + Wording.list(unjudged));
    }
    VerdictLine.others(findings, lead).ifPresent(parts::add);
    return "in "
        + findings.workload().id()
        + (VerdictLine.isExtreme(findings) ? " (" + VerdictLine.EXTREME + ")" : "")
        + " at "
        + VerdictLine.at(lead)
        + " "
        + String.join("; ", parts);
  }

  /**
   * Says whether the versions were correct, as far as the check and the timed iterations show.
   *
   * @param all the findings of one run, one or more
   */
  public static String correctness(List<Findings> all) {
    List<CaseSpeed> judged =
        all.stream()
            .flatMap(f -> f.planned().stream())
            .filter(s -> !s.studyCase().isFloor() && s.studyCase().isAudited())
            .toList();
    long failures = judged.stream().mapToLong(s -> s.audit().failures()).sum();
    long calls = judged.stream().mapToLong(s -> s.audit().calls()).sum();
    List<String> wrong = new ArrayList<>();
    for (Findings findings : all) {
      findings
          .wrong()
          .forEach(s -> wrong.add(findings.labelAt(s.studyCase()) + where(findings, all)));
    }
    boolean blind = all.stream().noneMatch(Findings::canRace);
    return CheckVerdict.of(all.get(0).run())
        + " The audit of the timed iterations found "
        + Wording.many(failures, "failure")
        + " in "
        + Wording.many(calls, "call")
        + (wrong.isEmpty() ? "" : " (" + Wording.list(wrong) + ")")
        + (blind ? ", and 2 CPUs cannot show the races: this says nothing for any version." : ".");
  }

  private static String where(Findings findings, List<Findings> all) {
    return all.size() > 1 ? " in " + findings.workload().id() : "";
  }
}
