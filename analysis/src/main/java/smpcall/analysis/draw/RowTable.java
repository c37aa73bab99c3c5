// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is drawn: columns of words, signs, intervals and bars.
 *
 * @param rows the number of rows
 */
public record RowTable(List<? extends Column> columns, int rows) implements FigurePart {
  private static final int HIGH = 46;
  private static final int HEAD = 38;
  private static final int FOOT = 20;
  private static final int LINE = 15;

  /** A column of the table. */
  public interface Column {
    /** Its title, on two lines at most. */
    List<String> head();

    /** Its width, pixels. */
    int width();

    /** Paints what lies behind all rows. */
    default void paintBehind(Graphics2D g, Rectangle rows) {}

    /** Paints the cell of a row. */
    void paint(Graphics2D g, Rectangle cell, int row);
  }

  /** The height of the area that it needs, pixels. */
  public int height() {
    return HEAD + rows * HIGH + FOOT;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    int top = area.y + HEAD;
    g.setColor(ChartStyle.GRID);
    for (int row = 0; row <= rows; row++) {
      int y = top + row * HIGH;
      g.draw(new Line2D.Double(area.x, y, area.getMaxX(), y));
    }
    int x = area.x;
    for (Column column : columns) {
      words(g, column.head(), x, area.y + 12);
      column.paintBehind(g, new Rectangle(x, top, column.width(), rows * HIGH));
      for (int row = 0; row < rows; row++) {
        column.paint(g, new Rectangle(x, top + row * HIGH, column.width(), HIGH), row);
      }
      x += column.width();
    }
  }

  @Override
  public boolean isReflowable() {
    return true;
  }

  /** The columns, on as many lines as they need. */
  private List<List<Column>> lines(int width) {
    List<List<Column>> lines = new ArrayList<>();
    int free = 0;
    for (Column column : columns) {
      if (column.width() > free) {
        lines.add(new ArrayList<>());
        free = width;
      }
      lines.get(lines.size() - 1).add(column);
      free -= column.width();
    }
    return lines;
  }

  @Override
  public int narrowHeight(Graphics2D g, int width) {
    int lines = lines(width).size();
    return lines * HEAD + rows * (lines * (HIGH + FOOT) - FOOT);
  }

  /** Each row has several lines; the titles of the columns stand above the first row. */
  @Override
  public void paintNarrow(Graphics2D g, Rectangle area) {
    List<List<Column>> lines = lines(area.width);
    int y = area.y;
    for (List<Column> line : lines) {
      int x = area.x;
      for (Column column : line) {
        words(g, column.head(), x, y + 12);
        x += column.width();
      }
      y += HEAD;
    }
    for (int row = 0; row < rows; row++) {
      g.setColor(ChartStyle.FAINT_INK);
      g.draw(new Line2D.Double(area.x, y, area.getMaxX(), y));
      for (List<Column> line : lines) {
        int x = area.x;
        for (Column column : line) {
          Rectangle cell = new Rectangle(x, y, column.width(), HIGH);
          column.paintBehind(g, cell);
          column.paint(g, cell, row);
          x += column.width();
        }
        y += line == lines.get(0) ? HIGH : HIGH + FOOT;
      }
    }
  }

  /** Lines of words, the first of them strong. */
  static void words(Graphics2D g, List<String> lines, int x, int y) {
    for (int i = 0; i < lines.size(); i++) {
      g.setFont(i == 0 ? ChartStyle.PANEL : ChartStyle.NOTE);
      g.setColor(i == 0 ? ChartStyle.INK : ChartStyle.FAINT_INK);
      g.drawString(lines.get(i), x, y + i * LINE);
    }
  }
}
