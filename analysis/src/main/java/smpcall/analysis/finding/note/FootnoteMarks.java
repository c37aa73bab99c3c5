// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.run.StudyCase;

/**
 * The marks of the footnotes on each row: their numbers, from 1.
 *
 * @param notes the footnotes in the order in which they are printed
 */
public record FootnoteMarks(List<Footnote> notes) {
  /**
   * @param all the findings of one run, one or more
   */
  public static FootnoteMarks of(List<Findings> all) {
    return new FootnoteMarks(Footnotes.of(all));
  }

  /** The numbers for a case in one kind of table, ascending. */
  public List<Integer> of(Where where, StudyCase c) {
    return of(where, List.of(c));
  }

  /** The numbers for any of some cases, ascending. */
  public List<Integer> of(Where where, List<StudyCase> cases) {
    return numbers(note -> cases.stream().anyMatch(c -> note.isOn(where, c)));
  }

  /** The numbers of the footnotes on the whole run, ascending. */
  public List<Integer> ofRun() {
    return numbers(note -> note.where() == Where.RUN);
  }

  private List<Integer> numbers(Predicate<Footnote> which) {
    return IntStream.range(0, notes.size())
        .filter(i -> which.test(notes.get(i)))
        .mapToObj(i -> i + 1)
        .toList();
  }
}
