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

/** The speed of each case: geometric mean of the forks with its 95 % interval. */
public final class SpeedSection {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "calls/s", "ns/call", "95 % interval", "n");

  private static final List<String> PACED =
      List.of("version", "CPUs", "ns/call", "95 % interval", "in calls", "n");

  /** From here on the ends of an interval have no digit after the point, nanoseconds. */
  private static final double WHOLE = 100;

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
      String alignment = "l" + "r".repeat(head.size() - 1);
      tables.add(new Block.Table(TableCaption.of(findings, series), alignment, head, rows, notes));
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
        time.map(c -> Wording.fixed(c.mean(), 1)).orElse(speed.isWrong() ? "wrong" : "none"),
        interval(time),
        load.map(SpeedSection::share).orElse("-"),
        String.valueOf(speed.soundValues().size()));
  }

  private static String interval(Optional<Centre> time) {
    return time.flatMap(Centre::interval)
        .map(i -> Wording.interval(i, i.low() < WHOLE ? 1 : 0))
        .orElse("-");
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
        calls.map(c -> Wording.count(c.mean())).orElse(speed.isWrong() ? "wrong" : "none"),
        time.map(c -> Wording.fixed(c.mean(), 1)).orElse("-"),
        interval(time),
        String.valueOf(speed.soundValues().size()));
  }
}
