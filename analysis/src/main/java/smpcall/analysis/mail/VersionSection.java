// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.List;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;

/** The versions in the order of history. */
final class VersionSection {
  private VersionSection() {}

  static List<Block> of(StudyAnswer answer) {
    return List.of(
        new Block.Table(
            "",
            "lllll",
            List.of("version", "year", "in Linux", "commit", "right?"),
            answer.rows().stream().map(VersionSection::row).toList()));
  }

  private static List<String> row(AnswerRow row) {
    String word =
        switch (row.verdict().sign()) {
          case RIGHT -> row.verdict().emptyMask() ? "right *" : "right";
          case WRONG -> "WRONG";
          case UNKNOWN -> "?";
        };
    return List.of(
        row.version().id(),
        row.year(),
        row.version().release().orElse("-"),
        row.commit().orElse("-"),
        word);
  }
}
