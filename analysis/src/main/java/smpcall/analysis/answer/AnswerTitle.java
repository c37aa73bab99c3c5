// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.List;
import java.util.Optional;
import smpcall.analysis.answer.AnswerRow.Cost;
import smpcall.analysis.answer.VersionVerdict.Sign;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Version;
import smpcall.analysis.statistics.NanosDifference;

/** The finding in a line, made from the numbers. */
public final class AnswerTitle {
  private AnswerTitle() {}

  /** The cost of the locks, and the versions that are wrong. */
  public static String of(StudyAnswer answer) {
    return cost(answer) + "; " + wrong(answer);
  }

  /** The last version that the study makes claims about, where the answer leads. */
  public static Optional<Cost> lead(StudyAnswer answer) {
    return answer.rows().stream()
        .filter(row -> row.version().part() == Version.Part.CLAIMED)
        .flatMap(row -> row.costs().stream())
        .filter(cost -> cost.setting().own())
        .filter(
            cost ->
                cost.setting().arrangement().equals(VerdictLine.lead(cost.setting().findings())))
        .reduce((first, second) -> second);
  }

  private static String cost(StudyAnswer answer) {
    Optional<Cost> lead = lead(answer);
    if (lead.isEmpty()) {
      return "What the spinlocks cost was not measured";
    }
    int cpus = lead.get().setting().arrangement().cpus();
    String where = " at " + Wording.cpus(cpus);
    if (lead.get().comparison().studyCase().isBackToBack()) {
      return "Calls back to back" + where + " have no verdict on the spinlocks";
    }
    String nanos =
        lead.get().nanos().map(NanosDifference::nanos).map(AnswerTitle::nanos).orElse("time");
    return switch (lead.get().comparison().verdict()) {
      case FASTER -> "The spinlocks cost " + nanos + " of a call" + where;
      case SLOWER -> "The spinlocks save " + nanos + " of a call" + where;
      case SAME -> "The spinlocks cost nothing that shows" + where;
      default -> "What the spinlocks cost" + where + " is not resolved";
    };
  }

  private static String nanos(double difference) {
    return Wording.count(Math.abs(difference)) + " ns";
  }

  /** The wrong versions; in short where they follow the baseline up to a right one. */
  private static String wrong(StudyAnswer answer) {
    List<AnswerRow> after = answer.rows().stream().filter(row -> !row.isBaseline()).toList();
    List<AnswerRow> wrong =
        after.stream().filter(row -> row.verdict().sign() == Sign.WRONG).toList();
    boolean baseline =
        answer.baseline().filter(row -> row.verdict().sign() == Sign.WRONG).isPresent();
    if (wrong.isEmpty() && !baseline) {
      return "no version was found wrong";
    }
    int first = wrong.size();
    boolean until =
        !baseline
            && first < after.size()
            && after.subList(0, first).equals(wrong)
            && after.get(first).verdict().sign() == Sign.RIGHT;
    if (until) {
      return "what replaced them was wrong until " + after.get(first).version().id();
    }
    return "found wrong: "
        + Wording.list(
            answer.rows().stream()
                .filter(row -> row.verdict().sign() == Sign.WRONG)
                .map(row -> row.version().id())
                .toList());
  }

  /** How the transfers of the baseline grow against those of that version; empty: not known. */
  public static Optional<String> growth(StudyAnswer answer) {
    Optional<AnswerRow> baseline = answer.baseline();
    Optional<AnswerRow> claimed =
        answer.rows().stream()
            .filter(row -> row.version().part() == Version.Part.CLAIMED)
            .reduce((first, second) -> second);
    int cpus = StudyAnswer.CPUS.get(StudyAnswer.CPUS.size() - 1);
    Optional<Double> one = baseline.map(row -> row.transfers().get(cpus));
    Optional<Double> other = claimed.map(row -> row.transfers().get(cpus));
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "With "
                + cpus
                + " CPUs that all call, simulated, a call of "
                + baseline.get().version().id()
                + " moves "
                + Wording.fixed(one.get() / other.get(), 1)
                + " times the cache lines of "
                + claimed.get().version().id());
  }
}
