// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Centre;

/** The speed of each case: median of the forks, and the larger half of its 95 % interval. */
public final class SpeedSection {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "calls/s", "+-", "ns/call", "+-", "n");

  private SpeedSection() {}

  /** A table for each JDK and policy, with a row for each case. */
  public static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> tables = new ArrayList<>();
    for (Series series : findings.series()) {
      List<CaseSpeed> speeds = findings.speedsOf(series);
      List<List<String>> rows = speeds.stream().map(SpeedSection::row).toList();
      List<List<Integer>> notes =
          speeds.stream().map(s -> marks.of(Where.SPEED, s.studyCase())).toList();
      tables.add(new Block.Table(TableCaption.of(findings, series), "lrrrrrr", HEAD, rows, notes));
    }
    return tables;
  }

  private static List<String> row(CaseSpeed speed) {
    Optional<Centre> calls = speed.perSecond();
    Optional<Centre> time = speed.nanoseconds();
    return List.of(
        speed.studyCase().label(),
        String.valueOf(speed.studyCase().cpus()),
        calls.map(c -> Wording.count(c.median())).orElse(speed.isWrong() ? "wrong" : "none"),
        calls.flatMap(Centre::halfWidth).map(Wording::count).orElse("-"),
        time.map(c -> Wording.fixed(c.median(), 1)).orElse("-"),
        time.flatMap(Centre::halfWidth).map(h -> Wording.fixed(h, 1)).orElse("-"),
        String.valueOf(speed.soundValues().size()));
  }
}
