// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.PairedRatio;

/** The ratio of each case to its baseline, with its verdict. */
public final class RatioSection {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "ratio", "95 % interval", "n", "verdict");

  private static final List<String> TESTS =
      List.of("version", "CPUs", "bootstrap 95 %", "p", "Holm p", "family");

  private RatioSection() {}

  /**
   * Two tables for each series, with a row for each comparison: the verdicts, and the tests behind
   * them. A variant compared with itself shows the instrument's error.
   */
  public static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> tables = new ArrayList<>();
    for (Series series : findings.series()) {
      List<Comparison> comparisons = new ArrayList<>();
      for (Arrangement arrangement : findings.arrangements()) {
        if (arrangement.series().equals(series)) {
          comparisons.addAll(findings.claims(arrangement));
          comparisons.addAll(findings.controls(arrangement));
          comparisons.addAll(findings.instrumentErrors(arrangement));
        }
      }
      List<List<String>> rows = comparisons.stream().map(RatioSection::row).toList();
      List<List<Integer>> notes =
          comparisons.stream().map(c -> marks.of(Where.RATIO, c.studyCase())).toList();
      String caption = TableCaption.of(findings, series);
      tables.add(new Block.Table(caption, "lrrrrl", HEAD, rows, notes));
      List<List<String>> tests = comparisons.stream().map(RatioSection::test).toList();
      tables.add(new Block.Table(caption + ": the tests", "lrrrrl", TESTS, tests));
    }
    return tables;
  }

  private static List<String> row(Comparison c) {
    return List.of(
        c.label(),
        String.valueOf(c.studyCase().cpus()),
        c.ratio().map(r -> Wording.ratio(r.ratio())).orElse("-"),
        c.ratio().flatMap(PairedRatio::interval95).map(Wording::interval).orElse("-"),
        String.valueOf(c.ratio().map(PairedRatio::n).orElse(0)),
        c.verdict().words());
  }

  private static List<String> test(Comparison c) {
    return List.of(
        c.label(),
        String.valueOf(c.studyCase().cpus()),
        c.ratio().flatMap(PairedRatio::bootstrap95).map(Wording::interval).orElse("-"),
        c.ratio().map(PairedRatio::p).map(Wording::p).orElse("-"),
        Wording.p(c.holm()),
        c.role().word());
  }
}
