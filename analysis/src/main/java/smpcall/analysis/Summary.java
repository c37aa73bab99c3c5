// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.appendix.ArmsSection;
import smpcall.analysis.appendix.CheckSection;
import smpcall.analysis.appendix.FootnoteSection;
import smpcall.analysis.appendix.LatencySection;
import smpcall.analysis.appendix.RatioSection;
import smpcall.analysis.appendix.ScalingSection;
import smpcall.analysis.appendix.SpeedSection;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.FootnoteMarks;
import smpcall.analysis.result.Run;

/** What was found, on the terminal: the tables of the appendix, and what must be known besides. */
final class Summary {
  private Summary() {}

  /**
   * @param all of one run, at least one
   */
  static List<String> of(List<Findings> all) {
    Run run = all.get(0).run();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Lead("Run " + run.id() + " on " + run.host()));
    FootnoteMarks marks = FootnoteMarks.of(all);
    for (Findings findings : all) {
      blocks.addAll(SpeedSection.of(findings, marks));
      blocks.addAll(RatioSection.of(findings, marks));
      blocks.addAll(ArmsSection.of(findings));
      blocks.addAll(ScalingSection.of(findings, marks));
      blocks.addAll(LatencySection.of(findings, marks));
    }
    blocks.addAll(CheckSection.tables(run));
    blocks.addAll(FootnoteSection.of(all));
    List<String> lines = new ArrayList<>(PlainText.of(blocks));
    lines.add("");
    return lines;
  }
}
