// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;

/** The numbered footnotes. */
public final class FootnoteSection {
  private FootnoteSection() {}

  /**
   * The notes, or the line that says that there is nothing to note.
   *
   * @param all the findings of one run, one or more
   */
  public static List<Block> of(List<Findings> all) {
    List<String> notes = Footnotes.of(all).stream().map(Footnote::text).toList();
    return List.of(
        notes.isEmpty()
            ? new Block.Prose("None: nothing failed, nothing was dropped.")
            : new Block.Notes(notes));
  }
}
