// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void everyKindOfBlockHasItsForm() {
    Block.Table data = new Block.Table("ratio.csv", "r", List.of("n"), List.of(List.of("6")));
    String page =
        page(
            new Block.Heading("First: what it says"),
            new Block.Lead("The answer."),
            new Block.Picture("What it shows", "host/ratio.png", "<svg>drawn</svg>", data),
            new Block.Facts(List.of(new Block.Fact("CPU", "fast"))),
            new Block.Bullets(List.of("one", "two")),
            new Block.Code(List.of("./study run \\", "  --cpus 2")));
    assertThat(page)
        .contains("<li><a href=\"#first\">First</a></li>")
        .contains("<h2 id=\"first\"><a href=\"#first\">First: what it says</a></h2>")
        .contains("<p class=\"lead\">The answer.</p>")
        .contains("<figcaption>What it shows</figcaption>", "<svg>drawn</svg>")
        .contains("<summary>The table behind it: ratio.csv, 1 row</summary>")
        .contains("<th scope=\"row\" class=\"r\">6 </th>")
        .contains("<dt>CPU</dt><dd>fast</dd>")
        .contains("<ul>\n<li>one</li>\n<li>two</li>\n</ul>")
        .contains("<code>./study run \\\n  --cpus 2</code>");
  }

  @Test
  void theAnswerIsACardWithItsPictureFirst() {
    Block.Table data = new Block.Table("ratio.csv", "r", List.of("n"), List.of(List.of("6")));
    String page =
        page(
            new Block.Heading("The question"),
            new Block.Prose("Were they?"),
            new Block.Heading("The answer"),
            new Block.Lead("It depends."),
            new Block.Picture("What it shows", "host/ratio.png", "<svg>drawn</svg>", data),
            new Block.Heading("Set-up"),
            new Block.Prose("A machine."));
    assertThat(page)
        .containsSubsequence(
            "<section class=\"card\">",
            "The answer</a></h2>",
            "<svg>drawn</svg>",
            "It depends.",
            "</section>\n<section>\n<h2 id=\"the-question\">",
            "<section>\n<h2 id=\"set-up\">");
  }

  @Test
  void anchorsAreUniqueAndEveryLinkHasItsTarget() {
    String page =
        page(
            new Block.Heading("Speed: of forks"),
            new Block.Prose("A sentence.", List.of(1)),
            new Block.Heading("Speed: of blocks"),
            new Block.Heading("Main"),
            new Block.Folded("More", List.of(new Block.Prose("Another.", List.of(1)))),
            new Block.Heading("Footnotes"),
            new Block.Notes(List.of("a note")));
    List<String> ids = all("id=\"([^\"]*)\"", page);
    assertThat(ids).doesNotHaveDuplicates().contains("speed", "speed-2", "main-2", "note-1");
    assertThat(all("href=\"#([^\"]*)\"", page)).isSubsetOf(ids);
    assertThat(all("<li><a href=\"#([^\"]*)\">", page))
        .containsExactly(
            "speed", "speed-2", "main-2", "footnotes", "speed", "speed-2", "main-2", "footnotes");
  }

  @Test
  void aCommandIsSelectedWithOneClickAndOtherFormsLeaveOutWhatIsFolded() {
    Block.Folded folded =
        new Block.Folded("Commands", List.of(new Block.Code(List.of("./study run"))));
    assertThat(page(new Block.Heading("More"), folded))
        .contains("<details class=\"folded\">\n<summary>Commands</summary>\n<pre class=\"command\"")
        .contains("user-select: all");
    assertThat(PlainText.of(List.<Block>of(folded))).isEmpty();
  }

  @Test
  void aStackedTableNamesItsColumnsBesideEachNumber() {
    String page =
        page(
            new Block.Heading("Speed"),
            new Block.Table(
                "", "lr", List.of("version", "ratio"), List.of(List.of("patched", "1.17x"))));
    assertThat(page)
        .contains("<td role=\"cell\" data-label=\"ratio\" class=\"r\">1.17x</td>")
        .contains("<th scope=\"row\" role=\"rowheader\">patched </th>");
  }

  private static List<String> all(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(m -> m.group(1)).toList();
  }

  @Test
  void footnotesAreLinkedBothWays() {
    String page =
        page(
            new Block.Table(
                "Speeds",
                "lr",
                List.of("version", "n"),
                List.of(List.of("patched", "6"), List.of("floor", "6")),
                List.of(List.of(2), List.of())),
            new Block.Prose("A sentence.", List.of(1, 2)),
            new Block.Notes(List.of("first", "second", "nowhere")));
    assertThat(page)
        .contains("patched <sup><a id=\"note-2-from-1\" href=\"#note-2\"")
        .contains("<p>A sentence.<sup><a id=\"note-1-from-1\" href=\"#note-1\"")
        .contains("<a id=\"note-2-from-2\"")
        .containsPattern("<li id=\"note-2\" [^>]*>second <a href=\"#note-2-from-1\".*-from-2\"")
        .contains("<li id=\"note-3\" tabindex=\"-1\">nowhere</li>");
  }

  @Test
  void aPictureThatCouldNotBeDrawnIsItsTable() {
    Block.Table data = new Block.Table("ratio.csv", "r", List.of("n"), List.of(List.of("6")));
    assertThat(page(new Block.Picture("What it shows", "", "", data)))
        .contains("could not be drawn", "ratio.csv")
        .doesNotContain("Picture: ");
  }

  @Test
  void needsNothingBesidesItself() {
    assertThat(page(new Block.Prose("words")))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("default-src 'none'", "width=device-width", "prefers-color-scheme: dark")
        .doesNotContain("<script", "src=", "@import", "http:", "https:", "url(");
  }

  @Test
  void wordsAreNoMarkup() {
    assertThat(page(new Block.Prose("a < b & \"c\" > 'd'\u0000\u202e\ud800")))
        .contains("<p>a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;\ufffd\ufffd\ufffd</p>");
    assertThat(Html.of(new Document("</title><b>", List.of()), ""))
        .contains("<title>&lt;/title&gt;&lt;b&gt;</title>");
  }

  private static String page(Block... blocks) {
    return Html.of(new Document("Title", List.of(blocks)), "");
  }
}
