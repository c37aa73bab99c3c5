// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Footnotes;

/** What must be known besides the numbers, each note with its own number. */
public final class FootnoteSection {
  private FootnoteSection() {}

  /** The notes, or the line that says that there is nothing to note. */
  public static List<String> of(Findings findings) {
    List<String> notes = Footnotes.of(findings);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      lines.addAll(Paragraph.of("  [" + (i + 1) + "] ", notes.get(i)));
    }
    return lines.isEmpty() ? List.of("  None: nothing failed, nothing was dropped.") : lines;
  }
}
