// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.run.StudyCase;

/**
 * The numbers of the footnotes, from 1, for whoever writes a number that they are about.
 *
 * @param notes in the order in which they are printed
 */
public record FootnoteMarks(List<Footnote> notes) {
  /**
   * @param all of one run, at least one
   */
  public static FootnoteMarks of(List<Findings> all) {
    return new FootnoteMarks(Footnotes.of(all));
  }

  /** Those of a case in one kind of table, upwards. */
  public List<Integer> of(Where where, StudyCase c) {
    return of(where, List.of(c));
  }

  /** Those of any of some cases, likewise. */
  public List<Integer> of(Where where, List<StudyCase> cases) {
    return numbers(note -> cases.stream().anyMatch(c -> note.isOn(where, c)));
  }

  /** Those that are about all of the run, upwards. */
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
