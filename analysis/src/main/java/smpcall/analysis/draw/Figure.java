// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
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
  private static final int LEGEND = 22;

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
        subtitle
            .lines()
            .flatMap(line -> wrap(line, g.getFontMetrics(ChartStyle.SUBTITLE)).stream())
            .toList();
    for (int i = 0; i < subtitles.size(); i++) {
      g.drawString(subtitles.get(i), MARGIN, 50 + LINE * i);
    }
    int below = LINE * (subtitles.size() - 1);
    List<List<String>> rows = legendRows(g.getFontMetrics(ChartStyle.LABEL));
    int top = below + (rows.isEmpty() ? 64 : 68 + LEGEND * rows.size());
    for (int row = 0; row < rows.size(); row++) {
      paintLegend(g, rows.get(row), below + 70 + LEGEND * row);
    }
    List<String> lines = wrap(note, g.getFontMetrics(ChartStyle.NOTE));
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

  private static void paintLegend(Graphics2D g, List<String> names, int y) {
    int x = MARGIN + 6;
    for (String name : names) {
      ChartStyle.Look look = ChartStyle.lookOf(name);
      new Mark(look.shape(), look.colour(), 10, false).paint(g, x, y, 0);
      g.setColor(ChartStyle.INK);
      g.setFont(ChartStyle.LABEL);
      g.drawString(name, x + 10, y + 4);
      x += width(name, g.getFontMetrics(ChartStyle.LABEL));
    }
  }

  /** The names of the legend, by rows that fit the width. */
  private List<List<String>> legendRows(FontMetrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    int x = width;
    for (String name : legend) {
      if (x + width(name, metrics) > width - MARGIN) {
        rows.add(new ArrayList<>());
        x = MARGIN + 6;
      }
      rows.get(rows.size() - 1).add(name);
      x += width(name, metrics);
    }
    return rows;
  }

  private static int width(String name, FontMetrics metrics) {
    return metrics.stringWidth(name) + 34;
  }

  private List<String> wrap(String text, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && metrics.stringWidth(line + " " + word) > width - 2 * MARGIN) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
