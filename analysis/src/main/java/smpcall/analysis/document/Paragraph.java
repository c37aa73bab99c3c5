// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;

/** Prose, broken into lines of at most {@link #WIDTH} columns. */
final class Paragraph {
  /** A width that a mail can quote twice without breaking lines. */
  static final int WIDTH = 72;

  private Paragraph() {}

  /**
   * Breaks prose into lines.
   *
   * @param first the beginning of the first line; the others are indented by its length
   */
  static List<String> of(String first, String prose) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(first.length());
    StringBuilder line = new StringBuilder(first);
    for (String word : ascii(prose).split(" +")) {
      boolean begun = line.length() > first.length();
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      while (line.length() > WIDTH) {
        lines.add(line.substring(0, WIDTH));
        line = new StringBuilder(indent + line.substring(WIDTH));
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Replaces all but printable ASCII by question marks, as names of machines come from outside. */
  static String ascii(String text) {
    boolean plain = text.chars().allMatch(c -> ' ' <= c && c <= '~');
    return plain ? text : text.replaceAll("\\s", " ").replaceAll("[^ -~]", "?");
  }
}
