// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.correctness.Correctness;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;

/** The counts of the audit in the timed iterations, of each case at all distances together. */
final class CorrectnessSection {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "calls", "executions", "failures", "bound");

  private CorrectnessSection() {}

  static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> tables = new ArrayList<>();
    SortedMap<Series, List<CaseSpeed>> bySeries = new TreeMap<>();
    for (CaseSpeed speed : findings.planned()) {
      bySeries
          .computeIfAbsent(
              findings.arrangementOf(speed.studyCase()).series(), s -> new ArrayList<>())
          .add(speed);
    }
    for (Series series : bySeries.keySet()) {
      List<CaseSpeed> speeds =
          bySeries.get(series).stream().filter(s -> s.studyCase().isAudited()).toList();
      List<List<String>> rows = speeds.stream().map(CorrectnessSection::row).toList();
      List<List<Integer>> notes =
          speeds.stream().map(s -> marks.of(Where.CORRECTNESS, s.studyCase())).toList();
      tables.add(new Block.Table(TableCaption.of(findings, series), "lrrrrr", HEAD, rows, notes));
    }
    return tables;
  }

  private static List<String> row(CaseSpeed speed) {
    return List.of(
        speed.studyCase().label(),
        String.valueOf(speed.studyCase().cpus()),
        Wording.count(speed.audit().calls()),
        Wording.count(speed.audit().executions()),
        Wording.count(speed.audit().failures()),
        Correctness.bound(speed));
  }
}
