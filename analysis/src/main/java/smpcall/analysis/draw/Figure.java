// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * A whole picture: a title, a subtitle, a legend, panels side by side, and a note.
 *
 * @param title what the picture shows
 * @param subtitle what holds for all of it: the conditions, the host and the run, on one line or
 *     more
 * @param legend the names of versions, each drawn with its mark; may be empty
 * @param panels the panels from left to right, as wide as their shares say
 * @param note the meaning of points, bars and zones
 */
public record Figure(
    String title,
    String subtitle,
    List<String> legend,
    List<? extends FigurePart> panels,
    String note,
    int width,
    int height)
    implements IChart {

  private static final int MARGIN = 16;
  private static final int LINE = 15;

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public String getTitle() {
    return title;
  }

  @Override
  public void paint(Graphics2D g, int ignoredWidth, int ignoredHeight) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(ChartStyle.PAPER);
    g.fillRect(0, 0, width, height);
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.TITLE);
    g.drawString(title, MARGIN, 30);
    g.setColor(ChartStyle.FAINT_INK);
    g.setFont(ChartStyle.SUBTITLE);
    List<String> subtitles =
        lines(subtitle, g.getFontMetrics(ChartStyle.SUBTITLE), width - 2 * MARGIN);
    for (int i = 0; i < subtitles.size(); i++) {
      g.drawString(subtitles.get(i), MARGIN, 50 + LINE * i);
    }
    int below = LINE * (subtitles.size() - 1);
    Legend names = new Legend(legend, width - 2 * MARGIN);
    int high = names.height(g);
    int top = below + (high == 0 ? 64 : 68 + high);
    names.paint(g, MARGIN, below + 70);
    List<String> lines = lines(note, g.getFontMetrics(ChartStyle.NOTE), width - 2 * MARGIN);
    int bottom = height - 8 - LINE * lines.size();
    double shares = panels.stream().mapToDouble(FigurePart::share).sum();
    int left = MARGIN;
    for (FigurePart panel : panels) {
      int wide = (int) ((width - 2 * MARGIN) * panel.share() / shares);
      panel.paint(g, new Rectangle(left, top, wide, bottom - top - LINE));
      left += wide;
    }
    g.setColor(ChartStyle.FAINT_INK);
    g.setFont(ChartStyle.NOTE);
    for (int i = 0; i < lines.size(); i++) {
      g.drawString(lines.get(i), MARGIN, bottom + LINE * i + 4);
    }
  }

  /**
   * Breaks words into lines; a line feed in them begins a new one.
   *
   * @param width the most that a line of several words is wide, pixels
   */
  static List<String> lines(String text, FontMetrics metrics, int width) {
    return (text.isEmpty() ? Stream.of(text) : text.lines())
        .flatMap(line -> broken(line, metrics, width).stream())
        .toList();
  }

  private static List<String> broken(String text, FontMetrics metrics, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && metrics.stringWidth(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Whether it can be drawn for a narrow page. */
  boolean isReflowable() {
    return panels.stream().allMatch(FigurePart::isReflowable);
  }
}
