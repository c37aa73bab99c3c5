// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LanguageAnswer;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.JavaAgainstC;

/** Writes the footnotes on versions about which Java and the native control disagree. */
final class LanguageNotes {
  private LanguageNotes() {}

  /** One for each arrangement in which some disagree. */
  static List<Footnote> of(Findings findings) {
    List<Footnote> notes = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      List<JavaAgainstC> some =
          findings.javaAgainstC(arrangement).stream().filter(JavaAgainstC::isDisagreement).toList();
      if (!some.isEmpty()) {
        String text =
            "Java and C disagree at "
                + arrangement.label()
                + " in "
                + findings.workload().id()
                + ", beyond the interval of the one ratio divided by the other: "
                + String.join("; ", some.stream().map(LanguageNotes::words).toList())
                + ".";
        notes.add(
            Footnote.of(
                text,
                Where.RATIO,
                some.stream()
                    .flatMap(v -> Stream.of(v.java().studyCase(), v.control().studyCase()))
                    .toList()));
      }
    }
    return notes;
  }

  private static String words(JavaAgainstC version) {
    return version.java().studyCase().label() + " " + LanguageAnswer.ratios(version);
  }
}
