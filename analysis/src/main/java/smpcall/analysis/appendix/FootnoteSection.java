// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;

/** What must be known besides the numbers, each note with its own number. */
public final class FootnoteSection {
  private FootnoteSection() {}

  /**
   * The notes, or the line that says that there is nothing to note.
   *
   * @param all of one run, at least one
   */
  public static List<Block> of(List<Findings> all) {
    List<String> notes = Footnotes.of(all).stream().map(Footnote::text).toList();
    return List.of(
        notes.isEmpty()
            ? new Block.Prose("None: nothing failed, nothing was dropped.")
            : new Block.Notes(notes));
  }
}
