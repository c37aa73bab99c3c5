// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of a page around its blocks. */
final class HtmlPage {
  static final List<String> TAIL = List.of("</main>", "</body>", "</html>");

  private HtmlPage() {}

  /**
   * Everything up to the table of contents.
   *
   * @param more the CSS rules after the page's own
   */
  static List<String> head(String title, String more) {
    String name = Html.escaped(title);
    return List.of(
        "<!DOCTYPE html>",
        "<html lang=\"en\">",
        "<head>",
        "<meta charset=\"utf-8\">",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'\">",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<meta name=\"color-scheme\" content=\"light dark\">",
        "<title>" + name + "</title>",
        "<style>",
        style() + more + "</style>",
        "</head>",
        "<body>",
        "<a class=\"skip\" href=\"#main\">Skip to the text</a>",
        "<header><h1>" + name + "</h1></header>");
  }

  private static String style() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("page.css cannot be read from the jar", e);
    }
  }
}
