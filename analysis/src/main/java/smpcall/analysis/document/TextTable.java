// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of text with a rule below its head. Columns are two blanks apart, or one blank if the
 * table would be too wide. Columns that still do not fit follow below, after the first column
 * again.
 */
record TextTable(Block.Table table) {
  private static final String INDENT = "  ";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!table.caption().isEmpty()) {
      lines.addAll(Paragraph.of(INDENT, table.caption()));
      lines.add("");
    }
    lines.addAll(body());
    return lines;
  }

  private List<String> body() {
    List<Integer> all = IntStream.range(0, table.head().size()).boxed().toList();
    if (width(all, 2) <= Paragraph.WIDTH) {
      return lines(all, "  ");
    }
    List<String> lines = new ArrayList<>();
    int from = 1;
    while (from < all.size()) {
      List<Integer> columns = new ArrayList<>(List.of(0, from++));
      while (from < all.size() && fits(columns, from)) {
        columns.add(from++);
      }
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.addAll(lines(columns, " "));
    }
    return lines;
  }

  private boolean fits(List<Integer> columns, int another) {
    return width(Stream.concat(columns.stream(), Stream.of(another)).toList(), 1)
        <= Paragraph.WIDTH;
  }

  private List<String> lines(List<Integer> columns, String gap) {
    List<String> lines = new ArrayList<>();
    lines.add(line(table.head(), columns, gap));
    lines.add(INDENT + "-".repeat(width(columns, gap.length()) - INDENT.length()));
    table.rows().forEach(row -> lines.add(line(row, columns, gap)));
    return lines;
  }

  private String line(List<String> row, List<Integer> columns, String gap) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int column : columns) {
      String cell = Paragraph.ascii(row.get(column));
      String space = " ".repeat(width(column) - cell.length());
      boolean left = table.alignment().charAt(column) == 'l';
      line.append(column == columns.get(0) ? "" : gap).append(left ? cell + space : space + cell);
    }
    return line.toString().stripTrailing();
  }

  private int width(List<Integer> columns, int gap) {
    int cells = columns.stream().mapToInt(this::width).sum();
    return INDENT.length() + cells + gap * (columns.size() - 1);
  }

  private int width(int column) {
    return Stream.concat(Stream.of(table.head()), table.rows().stream())
        .mapToInt(row -> Paragraph.ascii(row.get(column)).length())
        .max()
        .orElse(0);
  }
}
