// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of versions with their marks, on as many rows as they need.
 *
 * @param names the names; may be empty
 * @param width the most that a row is wide, pixels
 */
record Legend(List<String> names, int width) {
  private static final int ROW = 22;
  private static final int INDENT = 6;

  /** Its height, pixels; 0 without names. */
  int height(Graphics2D g) {
    return ROW * rows(g.getFontMetrics(ChartStyle.LABEL)).size();
  }

  /**
   * Paints it.
   *
   * @param y the middle of its first row
   */
  void paint(Graphics2D g, int left, int y) {
    FontMetrics metrics = g.getFontMetrics(ChartStyle.LABEL);
    List<List<String>> rows = rows(metrics);
    for (int row = 0; row < rows.size(); row++) {
      int x = left + INDENT;
      for (String name : rows.get(row)) {
        ChartStyle.Look look = ChartStyle.lookOf(name);
        new Mark(look.shape(), look.colour(), 10, false).paint(g, x, y + ROW * row, 0);
        g.setColor(ChartStyle.INK);
        g.setFont(ChartStyle.LABEL);
        g.drawString(name, x + 10, y + ROW * row + 4);
        x += width(name, metrics);
      }
    }
  }

  private List<List<String>> rows(FontMetrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    int x = width + 1;
    for (String name : names) {
      if (x + width(name, metrics) > width) {
        rows.add(new ArrayList<>());
        x = INDENT;
      }
      rows.get(rows.size() - 1).add(name);
      x += width(name, metrics);
    }
    return rows;
  }

  private static int width(String name, FontMetrics metrics) {
    return metrics.stringWidth(name) + 34;
  }
}
