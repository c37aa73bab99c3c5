// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Color;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture as a part of a page of HTML: as wide as the page allows, with the colours of the page,
 * light or dark, and ids of its own. What is so by default is not said.
 */
public final class InlineSvg {
  private static final Pattern HEAD =
      Pattern.compile("(?s)^.*?<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>");
  private static final Pattern COLOUR = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

  private InlineSvg() {}

  /**
   * A picture for narrow pages, if it has one, and the one for wide pages.
   *
   * @param id the unique id of the picture: letters, digits and hyphens
   * @throws PictureWriter.NoFontsException when the host has no font
   */
  public static String of(Figure figure, String id)
      throws IOException, PictureWriter.NoFontsException {
    String wide = of(PictureWriter.svg(figure, figure), id, "wide");
    return figure.isReflowable()
        ? of(PictureWriter.svg(new NarrowFigure(figure), figure), id + "-narrow", "narrow")
            + "\n"
            + wide
        : wide;
  }

  private static String of(String svg, String id, String width) {
    String body =
        HEAD.matcher(svg)
            .replaceFirst(
                "<svg class=\""
                    + width
                    + "\" viewBox=\"$1\" font-size=\"12px\" stroke-miterlimit=\"10\" role=\"img\" aria-labelledby=\""
                    + (id + "-title")
                    + "\" aria-describedby=\""
                    + (id + "-desc")
                    + "\">");
    String named =
        body.replaceFirst("<title>", "<title id=\"" + id + "-title\">")
            .replaceFirst("<desc>", "<desc id=\"" + id + "-desc\">")
            .replace("id=\"clip-", "id=\"" + id + "-clip-")
            .replace("url(#clip-", "url(#" + id + "-clip-")
            .replace("stroke:none;", "")
            .replace("stroke-miterlimit:10;", "")
            .replaceAll("\n +", "\n");
    Map<Color, Color> nights = ChartStyle.nights();
    return COLOUR
        .matcher(named)
        .replaceAll(rgb -> Matcher.quoteReplacement(variable(rgb.group(), colour(rgb), nights)))
        .strip();
  }

  private static Color colour(MatchResult rgb) {
    return new Color(
        Integer.parseInt(rgb.group(1)),
        Integer.parseInt(rgb.group(2)),
        Integer.parseInt(rgb.group(3)));
  }

  /**
   * The variable of a colour. Colours that are not in {@link ChartStyle}, such as those of a scale,
   * stay the same on any paper.
   */
  private static String variable(String text, Color colour, Map<Color, Color> nights) {
    return nights.containsKey(colour) ? "var(" + name(colour) + ")" : text;
  }

  /** The CSS rules of a page that define those colours for light pages, print and dark pages. */
  public static String style() {
    StringBuilder days = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    ChartStyle.nights()
        .forEach(
            (day, night) -> {
              days.append(' ').append(name(day)).append(": ").append(hex(day)).append(';');
              dark.append(' ').append(name(day)).append(": ").append(hex(night)).append(';');
            });
    return ":root {"
        + days
        + " }\n@media screen and (prefers-color-scheme: dark) {\n  :root {"
        + dark
        + " }\n}\n";
  }

  private static String name(Color colour) {
    return "--c" + hex(colour).substring(1);
  }

  private static String hex(Color colour) {
    return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
  }
}
