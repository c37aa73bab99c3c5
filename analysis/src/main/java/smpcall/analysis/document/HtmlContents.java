// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of contents, twice: beside the text of a wide page, and folded above that of a narrow
 * one. The rules of the page show one of them; readers that speak the page meet only that one.
 */
final class HtmlContents {
  private HtmlContents() {}

  static List<String> of(List<Section> sections) {
    List<String> list = new ArrayList<>(List.of("<ol>"));
    sections.stream()
        .filter(section -> !section.id().isEmpty())
        .map(section -> "<a href=\"#" + section.id() + "\">" + Html.escaped(section.name()))
        .forEach(link -> list.add("<li>" + link + "</a></li>"));
    list.add("</ol>");
    List<String> lines = new ArrayList<>();
    lines.add("<nav class=\"beside\" aria-label=\"Contents\">");
    lines.add("<p>Contents</p>");
    lines.addAll(list);
    lines.add("</nav>");
    lines.add("<nav class=\"above\" aria-label=\"Contents\">");
    lines.add("<details>");
    lines.add("<summary>Contents</summary>");
    lines.addAll(list);
    lines.add("</details>");
    lines.add("</nav>");
    return lines;
  }
}
