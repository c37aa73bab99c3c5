// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A map of signs: a cell for each column and row, divided from the left into how often something is
 * below, the same or above, with the numbers on it.
 *
 * @param across the title of the columns
 * @param columns the names of the columns from the left
 * @param rows the names of the rows from the top
 * @param cells the cells by row, then by column; empty for one without a value
 * @param key the meanings of the three colours
 * @param remarks words at the right of each row; a row with words has a frame
 */
public record SignMap(
    String across,
    List<String> columns,
    List<String> rows,
    List<List<Optional<Cell>>> cells,
    List<String> key,
    List<String> remarks)
    implements FigurePart {

  /**
   * One cell.
   *
   * @param counts how often below, the same and above
   * @param words its number
   * @param range the words below it
   */
  public record Cell(int[] counts, String words, String range) {}

  /** Below, the same and above: the sides of {@link RatioMap}, light enough for dark words. */
  private static final List<Color> COLOURS =
      List.of(new Color(0xb2abd2), new Color(0xf0f0f0), new Color(0xfdb863));

  private static final Color ON_LIGHT = new Color(0x101010);
  private static final BasicStroke RIM = new BasicStroke(2f);

  private static final int WIDE = 150;
  private static final int HIGH = 44;
  private static final int LEFT = 124;
  private static final int KEY = 30;
  private static final int BELOW = 44;
  private static final int LEAST_WIDTH = 720;
  private static final int KEY_WIDTH = 200;
  private static final int REMARK = 190;

  /** The width of the area that it needs, pixels. */
  public int width() {
    boolean remarked = remarks.stream().anyMatch(words -> !words.isEmpty());
    return Math.max(LEAST_WIDTH, LEFT + WIDE * columns.size() + (remarked ? REMARK : 0));
  }

  /** The height of the area that it needs, pixels. */
  public int height() {
    return KEY + HIGH * rows.size() + BELOW;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    key(g, area);
    int top = area.y + KEY;
    int left = area.x + LEFT;
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Rectangle place = new Rectangle(left + column * WIDE, top + row * HIGH, WIDE, HIGH);
        cells.get(row).get(column).ifPresent(cell -> paint(g, place, cell));
      }
    }
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.LABEL);
    for (int row = 0; row < rows.size(); row++) {
      int width = g.getFontMetrics().stringWidth(rows.get(row));
      g.drawString(rows.get(row), left - 8 - width, top + row * HIGH + HIGH / 2 + 4);
    }
    for (int row = 0; row < rows.size(); row++) {
      remark(g, new Rectangle(left, top + row * HIGH, WIDE * columns.size(), HIGH), row);
    }
    int bottom = top + HIGH * rows.size();
    for (int column = 0; column < columns.size(); column++) {
      centred(g, columns.get(column), left + (column + 0.5) * WIDE, bottom + 18);
    }
    centred(g, across, left + WIDE * columns.size() / 2.0, bottom + 38);
  }

  private void key(Graphics2D g, Rectangle area) {
    g.setFont(ChartStyle.LABEL);
    for (int i = 0; i < COLOURS.size(); i++) {
      int x = area.x + i * KEY_WIDTH;
      g.setColor(COLOURS.get(i));
      g.fillRect(x, area.y, 22, 14);
      g.setColor(ChartStyle.INK);
      g.drawString(key.get(i), x + 28, area.y + 12);
    }
  }

  private static void paint(Graphics2D g, Rectangle place, Cell cell) {
    int all = Arrays.stream(cell.counts()).sum();
    double x = place.x;
    for (int i = 0; i < COLOURS.size(); i++) {
      double wide = all == 0 ? 0 : (double) place.width * cell.counts()[i] / all;
      g.setColor(COLOURS.get(i));
      g.fill(new Rectangle2D.Double(x, place.y, wide, place.height));
      x += wide;
    }
    g.setColor(all == 0 ? ChartStyle.INK : ON_LIGHT);
    g.setFont(ChartStyle.PANEL);
    centred(g, cell.words(), place.getCenterX(), place.y + 19);
    g.setFont(ChartStyle.NOTE);
    centred(g, cell.range(), place.getCenterX(), place.y + 35);
    g.setColor(ChartStyle.PAPER);
    g.setStroke(RIM);
    g.draw(place);
  }

  private void remark(Graphics2D g, Rectangle place, int row) {
    if (!remarks.get(row).isEmpty()) {
      g.setStroke(RIM);
      g.draw(place);
      g.drawString(remarks.get(row), (float) place.getMaxX() + 10, (float) place.getCenterY() + 4);
    }
  }

  private static void centred(Graphics2D g, String words, double x, double y) {
    g.drawString(words, (float) (x - g.getFontMetrics().stringWidth(words) / 2.0), (float) y);
  }
}
