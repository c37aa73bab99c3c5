// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;

/** A table of text with a rule below its head. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final String alignment;

  /**
   * @param alignment one letter for each column: l or r for left or right
   */
  TextTable(String alignment, String... head) {
    this.alignment = alignment;
    rows.add(List.of(head));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** Columns stand two blanks apart; one blank where the table would be too wide otherwise. */
  List<String> lines() {
    List<String> wide = lines("  ");
    return width(wide) <= Paragraph.WIDTH ? wide : lines(" ");
  }

  private List<String> lines(String gap) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < row.size(); column++) {
        String cell = Paragraph.ascii(row.get(column));
        String space = " ".repeat(width(column) - cell.length());
        boolean left = alignment.charAt(column) == 'l';
        line.append(column == 0 ? "" : gap).append(left ? cell + space : space + cell);
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add(1, "  " + "-".repeat(width(lines) - 2));
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> Paragraph.ascii(row.get(column)).length()).max().orElse(0);
  }

  private static int width(List<String> lines) {
    return lines.stream().mapToInt(String::length).max().orElse(0);
  }
}
