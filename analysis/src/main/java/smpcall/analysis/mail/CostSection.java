// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.NanosDifference;
import smpcall.analysis.statistics.PairedRatio;

/** How fast calls are against the baseline's, at every gap and distance, in Java and in C. */
final class CostSection {
  private static final List<String> HEAD =
      List.of("version", "gap", "apart", "speed, 95 % interval", "ns", "n", "verdict", "C");

  private CostSection() {}

  /**
   * The section.
   *
   * @param cited the findings of the runs that it cites
   */
  static List<Block> of(StudyAnswer answer, List<Findings> cited) {
    List<List<String>> rows = new ArrayList<>();
    rows.addAll(rows(answer.main(), true, version -> true));
    Set<Findings> others = new LinkedHashSet<>();
    answer.settings().stream()
        .filter(setting -> !setting.own())
        .forEach(setting -> others.add(setting.findings()));
    for (Findings other : others) {
      rows.addAll(rows(other, false, version -> isCited(answer.row(version), other)));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Block.Prose(
                "Speed: how many times as fast a call is as with spinlock, within blocks (geometric"
                    + " mean, Student t). ns: what it saves. apart: a cache line there and back, ns."
                    + " ?: not confirmed by the test that is corrected for the declared family"
                    + " (patched, lockfree); other rows are corrected for nothing. C: the same"
                    + " program in C; ~: its interval contains 1."
                    + others(answer)
                    + series(answer)
                    + OneCaller.of(cited).map(one -> " " + one.words()).orElse("")),
            new Block.Table("", "lrllrrlr", HEAD, rows));
  }

  /** Says which JDK and policy the rows have, where the run has several. */
  private static String series(StudyAnswer answer) {
    Series lead = VerdictLine.lead(answer.main()).series();
    boolean alone =
        answer.main().series().stream()
            .allMatch(
                series -> series.jdk().equals(lead.jdk()) && series.policy().equals(lead.policy()));
    return alone
        ? ""
        : " Rows: JDK "
            + lead.jdk()
            + ", CPUs chosen by "
            + lead.policy()
            + "; the others are in the long form.";
  }

  private static boolean isCited(Optional<AnswerRow> row, Findings other) {
    return row.stream()
        .flatMap(its -> its.costs().stream())
        .anyMatch(cost -> cost.setting().findings() == other);
  }

  private static String others(StudyAnswer answer) {
    List<String> runs =
        answer.settings().stream()
            .filter(setting -> !setting.own())
            .map(setting -> setting.findings().run().id())
            .distinct()
            .toList();
    return runs.isEmpty() ? "" : " +: of run " + Wording.list(runs) + ".";
  }

  /** Rows of paced calls, by gap and distance; of calls back to back where there are no others. */
  private static List<List<String>> rows(
      Findings findings, boolean own, Predicate<String> versions) {
    List<List<String>> rows = new ArrayList<>();
    Arrangement lead = VerdictLine.lead(findings);
    for (Arrangement where : findings.arrangements()) {
      if (where.isOnTheSameCpus(lead) && (where.isPaced() || !findings.isPaced())) {
        List<LockCost> costs = LockCost.of(findings, where);
        costs.stream()
            .filter(cost -> !cost.comparison().isInstrumentError())
            .filter(cost -> versions.test(cost.comparison().studyCase().variant()))
            .filter(cost -> !cost.comparison().studyCase().isNative())
            .forEach(cost -> rows.add(row(where, own, cost, control(costs, cost))));
      }
    }
    return rows;
  }

  private static Optional<Comparison> control(List<LockCost> costs, LockCost java) {
    return costs.stream()
        .map(LockCost::comparison)
        .filter(control -> control.studyCase().isNative())
        .filter(
            control ->
                control.studyCase().versionId().equals(java.comparison().studyCase().variant()))
        .findFirst();
  }

  private static List<String> row(
      Arrangement where, boolean own, LockCost cost, Optional<Comparison> control) {
    Optional<PairedRatio> ratio = cost.comparison().ratio();
    return List.of(
        cost.comparison().studyCase().label() + (own ? "" : " +"),
        where.isPaced() ? Wording.gapTime(where.gapNanos()) : "-",
        where.distance().map(range -> Wording.nanos(range).replace(" to ", "-")).orElse("-"),
        ratio.map(r -> Wording.brief(r.ratio(), r.interval95())).orElse("-"),
        cost.nanos().map(NanosDifference::nanos).map(nanos -> Wording.fixed(nanos, 0)).orElse("-"),
        ratio.map(r -> String.valueOf(r.n())).orElse("0"),
        cost.comparison().judgement().replace(", unconfirmed", "?"),
        control.flatMap(Comparison::ratio).map(CostSection::brief).orElse("-"));
  }

  private static String brief(PairedRatio ratio) {
    boolean clear = ratio.interval95().filter(i -> !i.contains(1)).isPresent();
    return Wording.fixed(ratio.ratio(), 2) + (clear ? " " : "~");
  }
}
