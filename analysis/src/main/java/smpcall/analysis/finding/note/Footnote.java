// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.Collection;
import java.util.List;
import smpcall.analysis.run.StudyCase;

/**
 * A remark on some numbers, and the rows that those numbers are in.
 *
 * @param text the remark in whole sentences
 * @param where the kind of tables
 * @param cases the cases whose rows it belongs to; empty for a remark on the whole run
 */
public record Footnote(String text, Where where, List<StudyCase> cases) {

  /** The subject of a table. */
  public enum Where {
    SPEED,
    RATIO,
    CORRECTNESS,
    INSTRUMENT,
    LATENCY,
    SCALING,
    RUN
  }

  public Footnote {
    cases = List.copyOf(cases);
  }

  static Footnote of(String text, Where where, Collection<StudyCase> cases) {
    return new Footnote(text, where, cases.stream().distinct().toList());
  }

  static Footnote ofRun(String text) {
    return new Footnote(text, Where.RUN, List.of());
  }

  /**
   * Whether it belongs to the row of a case in a table of that kind. A remark on a case of the plan
   * is on its rows at every distance.
   */
  boolean isOn(Where table, StudyCase row) {
    return where == table && (cases.contains(row) || cases.contains(row.everywhere()));
  }
}
