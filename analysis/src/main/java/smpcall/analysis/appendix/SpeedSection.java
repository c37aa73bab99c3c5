// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.CaseLoad;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Centre;

/** The speed of each case: median of the forks, and the larger half of its 95 % interval. */
public final class SpeedSection {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "calls/s", "+-", "ns/call", "+-", "n");

  private static final List<String> PACED =
      List.of("version", "CPUs", "ns/call", "+-", "in calls", "calls/s", "n");

  private SpeedSection() {}

  /** A table for each series, with a row for each case; of paced calls the duration comes first. */
  public static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> tables = new ArrayList<>();
    for (Series series : findings.series()) {
      List<CaseSpeed> speeds = findings.speedsOf(series);
      List<List<String>> rows =
          speeds.stream().map(s -> series.isPaced() ? paced(findings, s) : row(s)).toList();
      List<List<Integer>> notes =
          speeds.stream().map(s -> marks.of(Where.SPEED, s.studyCase())).toList();
      List<String> head = series.isPaced() ? PACED : HEAD;
      tables.add(new Block.Table(TableCaption.of(findings, series), "lrrrrrr", head, rows, notes));
    }
    return tables;
  }

  private static List<String> paced(Findings findings, CaseSpeed speed) {
    Optional<Centre> time = speed.nanoseconds();
    Optional<CaseLoad> load =
        speed.isSound() ? findings.loadOf(speed.studyCase()) : Optional.empty();
    return List.of(
        speed.studyCase().label(),
        String.valueOf(speed.studyCase().cpus()),
        time.map(c -> Wording.fixed(c.median(), 1)).orElse(speed.isWrong() ? "wrong" : "none"),
        time.flatMap(Centre::halfWidth).map(h -> Wording.fixed(h, 1)).orElse("-"),
        load.map(SpeedSection::share).orElse("-"),
        load.map(l -> Wording.count(l.perSecond())).orElse("-"),
        String.valueOf(speed.soundValues().size()));
  }

  private static String share(CaseLoad load) {
    return load.busy().isPresent() ? Wording.fixed(100 * load.busy().getAsDouble(), 0) + " %" : "-";
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
