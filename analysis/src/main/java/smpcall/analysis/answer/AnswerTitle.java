// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.analysis.answer.AnswerRow.Cost;
import smpcall.analysis.answer.VersionVerdict.Sign;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Version;

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
        .filter(cost -> cost.setting().own() && cost.setting().isLead())
        .reduce((first, second) -> second);
  }

  private static String cost(StudyAnswer answer) {
    Optional<Cost> lead = lead(answer);
    if (lead.isEmpty()) {
      return "What the spinlocks cost was not compared";
    }
    String where = "At " + Wording.cpus(lead.get().setting().arrangement().cpus());
    if (lead.get().comparison().studyCase().isBackToBack()) {
      return where + " that call back to back there is no verdict on the spinlocks";
    }
    return switch (lead.get().comparison().verdict()) {
      case FASTER -> where + " the spinlocks cost " + nanos(answer, lead.get()) + " a call";
      case SLOWER -> where + " the spinlocks save " + nanos(answer, lead.get()) + " a call";
      case SAME -> where + " the spinlocks cost nothing that shows";
      default -> where + " the cost of the spinlocks is not resolved";
    };
  }

  /** The least and the most of all distances, where the verdict is the same at all of them. */
  private static String nanos(StudyAnswer answer, Cost lead) {
    List<Cost> everywhere =
        answer.rows().stream()
            .flatMap(row -> row.costs().stream())
            .filter(cost -> cost.setting().own())
            .filter(cost -> variant(cost).equals(variant(lead)))
            .toList();
    boolean same =
        everywhere.stream()
            .allMatch(cost -> cost.comparison().verdict() == lead.comparison().verdict());
    LongSummaryStatistics nanos =
        (same ? everywhere : List.of(lead))
            .stream()
                .flatMap(cost -> cost.nanos().stream())
                .mapToLong(difference -> Math.round(Math.abs(difference.nanos())))
                .summaryStatistics();
    return (nanos.getMin() < nanos.getMax() ? Wording.count(nanos.getMin()) + " to " : "")
        + Wording.count(nanos.getMax())
        + " ns";
  }

  private static String variant(Cost cost) {
    return cost.comparison().studyCase().variant();
  }

  /** The wrong versions; in short where they follow the baseline up to a right one. */
  private static String wrong(StudyAnswer answer) {
    List<AnswerRow> after = answer.rows().stream().filter(row -> !row.isBaseline()).toList();
    List<AnswerRow> wrong =
        after.stream().filter(row -> row.verdict().sign() == Sign.WRONG).toList();
    boolean baseline =
        answer.baseline().filter(row -> row.verdict().sign() == Sign.WRONG).isPresent();
    if (wrong.isEmpty() && !baseline) {
      return answer.rows().stream().allMatch(row -> row.verdict().sign() == Sign.UNKNOWN)
          ? "no version was checked"
          : "no version was found wrong";
    }
    int first = wrong.size();
    boolean until =
        !baseline
            && first < after.size()
            && after.subList(0, first).equals(wrong)
            && after.get(first).verdict().sign() == Sign.RIGHT;
    if (until) {
      return "what replaced them was wrong until "
          + after.get(first).version().id().replaceFirst("^linux-", "");
    }
    return "found wrong: "
        + Wording.list(
            answer.rows().stream()
                .filter(row -> row.verdict().sign() == Sign.WRONG)
                .map(row -> row.version().id())
                .toList());
  }

  /** The transfers of the baseline and of the claimed versions; empty: not known. */
  public static Optional<String> growth(StudyAnswer answer) {
    int cpus = StudyAnswer.CPUS.get(StudyAnswer.CPUS.size() - 1);
    List<AnswerRow> rows =
        Stream.concat(
                answer.baseline().stream(),
                answer.rows().stream().filter(row -> row.version().part() == Version.Part.CLAIMED))
            .filter(row -> row.transfers().containsKey(cpus))
            .toList();
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            "With "
                + cpus
                + " CPUs that all call, simulated, a call moves "
                + Wording.list(rows.stream().map(row -> lines(row, cpus, rows.get(0))).toList()));
  }

  private static String lines(AnswerRow row, int cpus, AnswerRow first) {
    return Wording.count(row.transfers().get(cpus))
        + (row == first ? " cache lines with " : " with ")
        + row.version().id();
  }
}
