// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.report;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.appendix.ArmsSection;
import smpcall.analysis.appendix.CheckSection;
import smpcall.analysis.appendix.FootnoteSection;
import smpcall.analysis.appendix.InstrumentSection;
import smpcall.analysis.appendix.LatencySection;
import smpcall.analysis.appendix.RatioSection;
import smpcall.analysis.appendix.ScalingSection;
import smpcall.analysis.appendix.SpeedSection;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;

/** The summary on the terminal: the main tables of the appendix, and its footnotes. */
public final class Summary {
  private Summary() {}

  /**
   * @param all the findings of the run; none when all of its JDKs are emulated, or it has
   *     instruments only
   */
  public static List<String> of(Run run, List<Findings> all) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Lead("Run " + run.id() + " on " + run.host()));
    if (!all.isEmpty()) {
      addSpeed(blocks, all);
    } else if (run.has(Workload.PING_PONG)) {
      List<Findings> instrument = List.of(Findings.of(run, Workload.PING_PONG));
      FootnoteMarks marks = FootnoteMarks.of(instrument);
      blocks.addAll(InstrumentSection.roundTrips(instrument.get(0), marks));
      blocks.addAll(FootnoteSection.of(instrument));
    }
    blocks.addAll(CheckSection.tables(run));
    if (!all.isEmpty()) {
      blocks.addAll(FootnoteSection.of(all));
    }
    List<String> lines = new ArrayList<>(PlainText.of(blocks));
    lines.add("");
    return lines;
  }

  private static void addSpeed(List<Block> blocks, List<Findings> all) {
    FootnoteMarks marks = FootnoteMarks.of(all);
    for (Findings findings : all) {
      blocks.addAll(SpeedSection.of(findings, marks));
      blocks.addAll(RatioSection.of(findings, marks));
      blocks.addAll(ArmsSection.of(findings));
      blocks.addAll(ScalingSection.of(findings, marks));
      blocks.addAll(LatencySection.of(findings, marks));
    }
  }
}
