// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables of a page. A few columns are {@link #stacked} on a narrow page, so that none is out of
 * sight; the many of a table behind a picture are {@link #scrolled} in their box, the first of them
 * held.
 */
record HtmlTable(HtmlNotes notes) {

  /**
   * A table whose rows become cards on a narrow page, each number with the name of its column. Its
   * roles are written down, as a browser forgets them where a table is not laid out as one.
   */
  List<String> stacked(Block.Table table) {
    return lines(table, true);
  }

  /** A table that scrolls. */
  List<String> scrolled(Block.Table table) {
    return lines(table, false);
  }

  private List<String> lines(Block.Table table, boolean stacked) {
    List<String> lines = new ArrayList<>();
    lines.add(region(stacked ? "table" : "table data", "Table: " + name(table)));
    lines.add(stacked ? "<table class=\"stack\" role=\"table\">" : "<table>");
    if (!table.caption().isEmpty()) {
      lines.add("<caption>" + Html.escaped(table.caption()) + "</caption>");
    }
    String head =
        stacked
            ? "<thead role=\"rowgroup\"><tr role=\"row\">" + head(table, " role=\"columnheader\"")
            : "<thead><tr>" + head(table, "");
    lines.add(head + "</tr></thead>");
    lines.add(stacked ? "<tbody role=\"rowgroup\">" : "<tbody>");
    for (int row = 0; row < table.rows().size(); row++) {
      lines.add((stacked ? "<tr role=\"row\">" : "<tr>") + row(table, row, stacked) + "</tr>");
    }
    lines.add("</tbody>");
    lines.add("</table>");
    lines.add("</div>");
    return lines;
  }

  /** The beginning of a box that can be scrolled with the keyboard. */
  static String region(String kind, String label) {
    return "<div class=\"scroll "
        + kind
        + "\" role=\"region\" tabindex=\"0\" aria-label=\""
        + Html.escaped(label)
        + "\">";
  }

  private static String name(Block.Table table) {
    return table.caption().isEmpty() ? String.join(", ", table.head()) : table.caption();
  }

  private static String head(Block.Table table, String role) {
    StringBuilder cells = new StringBuilder();
    for (int column = 0; column < table.head().size(); column++) {
      cells
          .append("<th scope=\"col\"")
          .append(role)
          .append(aligned(table, column))
          .append('>')
          .append(Html.escaped(table.head().get(column)))
          .append("</th>");
    }
    return cells.toString();
  }

  private String row(Block.Table table, int row, boolean stacked) {
    List<String> texts = table.rows().get(row);
    StringBuilder cells = new StringBuilder();
    cells
        .append("<th scope=\"row\"")
        .append(stacked ? " role=\"rowheader\"" : "")
        .append(aligned(table, 0))
        .append('>')
        .append(Html.escaped(texts.get(0)))
        .append(" ")
        .append(notes.references(table.notes().get(row)))
        .append("</th>");
    for (int column = 1; column < texts.size(); column++) {
      cells
          .append("<td")
          .append(stacked ? label(table.head().get(column)) : "")
          .append(aligned(table, column))
          .append('>')
          .append(Html.escaped(texts.get(column)))
          .append("</td>");
    }
    return cells.toString();
  }

  private static String label(String column) {
    return " role=\"cell\" data-label=\"" + Html.escaped(column) + "\"";
  }

  private static String aligned(Block.Table table, int column) {
    return table.alignment().charAt(column) == 'l' ? "" : " class=\"r\"";
  }
}
