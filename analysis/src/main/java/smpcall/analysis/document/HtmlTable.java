// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;

/** Tables of a page, each in a box that scrolls on a narrow page. */
record HtmlTable(HtmlNotes notes) {

  List<String> lines(Block.Table table) {
    List<String> lines = new ArrayList<>();
    lines.add(region("table", "Table: " + name(table)));
    lines.add("<table>");
    if (!table.caption().isEmpty()) {
      lines.add("<caption>" + Html.escaped(table.caption()) + "</caption>");
    }
    lines.add("<thead><tr>" + head(table) + "</tr></thead>");
    lines.add("<tbody>");
    for (int row = 0; row < table.rows().size(); row++) {
      lines.add("<tr>" + row(table, row) + "</tr>");
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

  private static String head(Block.Table table) {
    StringBuilder cells = new StringBuilder();
    for (int column = 0; column < table.head().size(); column++) {
      cells
          .append("<th scope=\"col\"")
          .append(aligned(table, column))
          .append(Html.escaped(table.head().get(column)))
          .append("</th>");
    }
    return cells.toString();
  }

  private String row(Block.Table table, int row) {
    StringBuilder cells = new StringBuilder();
    List<String> texts = table.rows().get(row);
    for (int column = 0; column < texts.size(); column++) {
      boolean name = column == 0;
      cells
          .append(name ? "<th scope=\"row\"" : "<td")
          .append(aligned(table, column))
          .append(Html.escaped(texts.get(column)))
          .append(name ? " " + notes.references(table.notes().get(row)) : "")
          .append(name ? "</th>" : "</td>");
    }
    return cells.toString();
  }

  private static String aligned(Block.Table table, int column) {
    return table.alignment().charAt(column) == 'l' ? ">" : " class=\"r\">";
  }
}
