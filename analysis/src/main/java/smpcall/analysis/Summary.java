// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.appendix.FootnoteSection;
import smpcall.analysis.appendix.RatioSection;
import smpcall.analysis.appendix.SpeedSection;
import smpcall.analysis.finding.Findings;

/** What was found, on the terminal: speeds, ratios, and what must be known besides. */
final class Summary {
  private Summary() {}

  static List<String> of(Findings findings) {
    List<String> lines = new ArrayList<>();
    lines.add(
        findings.workload() + " on " + findings.run().host() + ", run " + findings.run().id());
    lines.add("");
    lines.addAll(SpeedSection.of(findings));
    lines.add("");
    lines.addAll(RatioSection.of(findings));
    lines.add("");
    lines.addAll(FootnoteSection.of(findings));
    lines.add("");
    return lines;
  }
}
