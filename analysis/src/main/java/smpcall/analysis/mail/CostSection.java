// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.AnswerRow.Cost;
import smpcall.analysis.answer.Setting;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.LanguageAnswer;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.NanosDifference;
import smpcall.analysis.statistics.PairedRatio;

/** How fast calls are against the baseline's, as ratios and in nanoseconds. */
final class CostSection {
  private static final List<String> HEAD =
      List.of("version", "apart", "speed, 95 % interval", "ns", "n", "verdict");

  private CostSection() {}

  static List<Block> of(StudyAnswer answer) {
    List<List<String>> rows = new ArrayList<>();
    for (Setting setting : answer.settings()) {
      for (AnswerRow row : answer.rows()) {
        row.costs().stream()
            .filter(cost -> cost.setting() == setting)
            .forEach(cost -> rows.add(row(cost)));
      }
      rows.addAll(controls(setting));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Block.Prose(
                "Speed: how many times as fast a call is as with spinlock, within blocks (geometric"
                    + " mean, Student t); ns: what it saves; apart: a cache line there and back, ns;"
                    + " in C: the same program in C, against spinlock in C; ?: not confirmed by a"
                    + " test."
                    + others(answer)
                    + LanguageAnswer.count(List.of(answer.main()))
                        .map(words -> " " + words + ".")
                        .orElse("")),
            new Block.Table("", "lllrrl", HEAD, rows));
  }

  private static String others(StudyAnswer answer) {
    List<String> runs =
        answer.settings().stream()
            .filter(setting -> !setting.own())
            .map(setting -> setting.findings().run().id())
            .distinct()
            .toList();
    return runs.isEmpty() ? "" : " *: in run " + Wording.list(runs) + ".";
  }

  private static List<String> row(Cost cost) {
    return row(cost.setting(), new LockCost(cost.comparison(), cost.nanos(), Optional.empty()));
  }

  /** The native control of the versions that the answer leads with. */
  private static List<List<String>> controls(Setting setting) {
    return setting.own()
        ? LockCost.of(setting.findings(), setting.arrangement()).stream()
            .filter(cost -> cost.comparison().studyCase().isNative())
            .map(cost -> row(setting, cost))
            .toList()
        : List.of();
  }

  private static List<String> row(Setting setting, LockCost cost) {
    Optional<PairedRatio> ratio = cost.comparison().ratio();
    return List.of(
        cost.comparison().studyCase().label() + (setting.own() ? "" : " *"),
        setting
            .arrangement()
            .distance()
            .map(range -> Wording.nanos(range).replace(" to ", "-"))
            .orElse("-"),
        ratio.map(r -> Wording.ratio(r.ratio())).orElse("-")
            + ratio.flatMap(PairedRatio::interval95).map(i -> " " + Wording.interval(i)).orElse(""),
        cost.nanos().map(NanosDifference::nanos).map(nanos -> Wording.fixed(nanos, 0)).orElse("-"),
        ratio.map(r -> String.valueOf(r.n())).orElse("0"),
        cost.comparison().verdict().words().replace(", unconfirmed", "?"));
  }
}
