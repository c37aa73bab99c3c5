// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the text of a portable SVG file from the encoder's. */
final class SvgText {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern FINE = Pattern.compile("\\d+\\.\\d{3,}");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  /** Control characters, as the encoder writes them, and characters that change text direction. */
  private static final String FORBIDDEN =
      "&#([0-9]|[12][0-9]|3[01]);|[\\u202a-\\u202e\\u2066-\\u2069]";

  private SvgText() {}

  /**
   * The same picture, readable elsewhere. The encoder names the one font of this host and leaves
   * out the size 12; this adds fonts of about the same width and the size. Coordinates get two
   * digits; ids are numbered; the title and the note become a description for readers who cannot
   * see the picture.
   */
  static String portable(String svg, Figure figure) {
    String fonts =
        svg.replaceAll(FORBIDDEN, "\ufffd")
            .replaceAll("font-family:&quot;(.*?)&quot;", "font-family:'$1',Verdana,sans-serif")
            .replaceFirst("<svg ", "<svg font-size=\"12px\" ");
    String rounded =
        TAG.matcher(fonts)
            .replaceAll(
                tag ->
                    Matcher.quoteReplacement(
                        FINE.matcher(tag.group()).replaceAll(n -> rounded(n.group()))));
    return numbered(rounded)
        .replaceFirst(
            "(<svg [^>]*>)",
            "$1"
                + Matcher.quoteReplacement(
                    "\n  <title>"
                        + escaped(figure.title())
                        + "</title>\n  <desc>"
                        + escaped(figure.subtitle().replace("\n", ". ") + ". " + figure.note())
                        + "</desc>"));
  }

  private static String rounded(String number) {
    BigDecimal two = new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN);
    return two.signum() == 0 ? "0" : two.stripTrailingZeros().toPlainString();
  }

  /** The encoder's ids come from hash codes; these are the same every time. */
  private static String numbered(String svg) {
    Map<String, String> names = new LinkedHashMap<>();
    Matcher ids = ID.matcher(svg);
    while (ids.find()) {
      names.putIfAbsent(ids.group(1), "clip-" + (names.size() + 1));
    }
    String text = svg;
    for (Map.Entry<String, String> name : names.entrySet()) {
      text =
          text.replace("id=\"" + name.getKey() + "\"", "id=\"" + name.getValue() + "\"")
              .replace("url(#" + name.getKey() + ")", "url(#" + name.getValue() + ")");
    }
    return text;
  }

  private static String escaped(String words) {
    return words
        .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "\ufffd")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
