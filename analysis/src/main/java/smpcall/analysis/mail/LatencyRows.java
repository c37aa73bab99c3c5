// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.answer.AnswerTitle;
import smpcall.analysis.answer.Setting;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.wording.Wording;

/** How long single calls take, where the answer leads. */
final class LatencyRows {
  private static final double[] ONE_IN = {2, 4, 10, 100, 1000};

  private LatencyRows() {}

  static List<Block> of(StudyAnswer answer) {
    return AnswerTitle.lead(answer).map(lead -> of(lead.setting())).orElse(List.of());
  }

  private static List<Block> of(Setting setting) {
    List<List<String>> rows =
        setting.findings().latenciesOf(setting.arrangement()).stream()
            .filter(CaseLatency::isTimed)
            .filter(l -> !l.studyCase().isRepeat() && !l.studyCase().isNative())
            .map(LatencyRows::row)
            .toList();
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Block.Table(
                "Single calls, " + setting.label() + ", ns (p99: 1 in 100 is longer)",
                "lrrrrr",
                List.of("version", "p50", "p75", "p90", "p99", "p99.9"),
                rows));
  }

  private static List<String> row(CaseLatency latency) {
    List<String> row = new ArrayList<>(List.of(latency.studyCase().label()));
    for (double oneIn : ONE_IN) {
      row.add(latency.exceededByOneIn(oneIn).pooled().map(Wording::count).orElse("-"));
    }
    return row;
  }
}
