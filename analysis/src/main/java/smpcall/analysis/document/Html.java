// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One self-contained page of HTML: no network, no script. It follows the reader's light or dark
 * setting and the width of the window; pictures are inline, each with its table one click away;
 * footnotes are linked both ways; every heading is an anchor. All text is escaped, and a security
 * policy forbids the page to load anything.
 */
public final class Html implements Form {
  private final HtmlNotes notes;
  private final HtmlTable tables;
  private final List<Section> sections;
  private String id = "";

  private Html(Document document) {
    notes = new HtmlNotes(document.blocks());
    tables = new HtmlTable(notes);
    sections = Section.of(document.blocks());
  }

  /**
   * The whole page, ending with a line feed.
   *
   * @param style the CSS rules for the pictures, written after those of the page
   */
  public static String of(Document document, String style) {
    Html html = new Html(document);
    List<String> lines = new ArrayList<>();
    lines.addAll(HtmlPage.head(document.title(), style));
    lines.addAll(HtmlContents.of(html.sections));
    lines.add("<main id=\"main\" tabindex=\"-1\">");
    html.sections.forEach(section -> lines.addAll(html.section(section)));
    lines.addAll(HtmlPage.TAIL);
    return String.join("\n", lines) + "\n";
  }

  private List<String> section(Section section) {
    id = section.id();
    List<String> lines = new ArrayList<>();
    lines.add(section.isCard() ? "<section class=\"card\">" : "<section>");
    lines(section.shown()).stream().filter(line -> !line.isEmpty()).forEach(lines::add);
    lines.add("</section>");
    return lines;
  }

  @Override
  public List<String> lead(Block.Lead lead) {
    return List.of("<p class=\"lead\">" + escaped(lead.text()) + "</p>");
  }

  @Override
  public List<String> heading(Block.Heading heading) {
    return List.of(
        "<h2 id=\"" + id + "\"><a href=\"#" + id + "\">" + escaped(heading.text()) + "</a></h2>");
  }

  @Override
  public List<String> prose(Block.Prose prose) {
    return List.of("<p>" + escaped(prose.text()) + notes.references(prose.notes()) + "</p>");
  }

  @Override
  public List<String> bullets(Block.Bullets bullets) {
    return bullets.points().stream()
        .map(point -> "<li>" + escaped(point) + "</li>")
        .collect(Collectors.collectingAndThen(Collectors.toList(), items -> list("ul", items)));
  }

  @Override
  public List<String> notes(Block.Notes block) {
    return list(
        "ol class=\"notes\"",
        IntStream.range(0, block.notes().size())
            .mapToObj(i -> notes.note(i + 1, escaped(block.notes().get(i))))
            .toList());
  }

  @Override
  public List<String> facts(Block.Facts facts) {
    return list(
        "dl",
        facts.facts().stream()
            .map(f -> "<dt>" + escaped(f.name()) + "</dt><dd>" + escaped(f.value()) + "</dd>")
            .toList());
  }

  @Override
  public List<String> code(Block.Code code) {
    String lines = code.lines().stream().map(Html::escaped).collect(Collectors.joining("\n"));
    return List.of(
        (code.lines().size() == 1 ? "<pre class=\"command\" " : "<pre ")
            + "tabindex=\"0\" role=\"region\" aria-label=\"Commands\"><code>"
            + lines
            + "</code></pre>");
  }

  @Override
  public List<String> picture(Block.Picture picture) {
    List<String> lines = new ArrayList<>();
    lines.add("<figure>");
    lines.add("<figcaption>" + escaped(picture.caption()) + "</figcaption>");
    if (picture.svg().isEmpty()) {
      lines.add("<p>This picture could not be drawn: the host had no font. Its table is here.</p>");
    } else {
      lines.add(HtmlTable.region("picture", "Picture: " + picture.caption()));
      lines.add(picture.svg());
      lines.add("</div>");
    }
    int rows = picture.data().rows().size();
    lines.add("<details>");
    lines.add(
        "<summary>The table behind it: "
            + escaped(picture.data().caption())
            + ", "
            + rows
            + (rows == 1 ? " row" : " rows")
            + "</summary>");
    lines.addAll(tables.scrolled(picture.data()));
    lines.add("</details>");
    lines.add("</figure>");
    return lines;
  }

  @Override
  public List<String> table(Block.Table table) {
    return tables.stacked(table);
  }

  @Override
  public List<String> folded(Block.Folded folded) {
    List<String> lines = new ArrayList<>();
    lines.add("<details class=\"folded\">");
    lines.add("<summary>" + escaped(folded.title()) + "</summary>");
    lines(folded.blocks()).stream().filter(line -> !line.isEmpty()).forEach(lines::add);
    lines.add("</details>");
    return lines;
  }

  private static List<String> list(String tag, List<String> items) {
    List<String> lines = new ArrayList<>(List.of("<" + tag + ">"));
    lines.addAll(items);
    lines.add("</" + tag.split(" ")[0] + ">");
    return lines;
  }

  /** Escapes words, so that nothing in them is markup, and replaces forbidden characters. */
  static String escaped(String words) {
    StringBuilder text = new StringBuilder();
    words.codePoints().forEach(c -> text.append(escaped(c)));
    return text.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\n', '\r', '\t' -> " ";
      default -> isForbidden(c) ? "\ufffd" : Character.toString(c);
    };
  }

  /** Whether it is a control character, half of a pair, or changes the direction of text. */
  private static boolean isForbidden(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069;
  }
}
