// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.wording.Wording;

/**
 * A map of ratios: a cell for each column and row, in shades of one colour above 1 and of another
 * below it, with the scale at the right. Every cell has its numbers, so that no shade has to be
 * read exactly.
 *
 * @param across the title of the columns
 * @param columns the names of the columns from the left
 * @param down the title of the rows
 * @param rows the names of the rows from the top
 * @param cells the cells by row, then by column; empty for one without a value
 * @param farthest the largest ratio of the scale, above 1; the smallest is 1 divided by it
 */
public record RatioMap(
    String across,
    List<String> columns,
    String down,
    List<String> rows,
    List<List<Optional<Cell>>> cells,
    double farthest)
    implements FigurePart {

  /**
   * One cell.
   *
   * @param ratio the ratio, above 0
   * @param n the number of values behind it
   */
  public record Cell(double ratio, int n) {}

  /**
   * The shades from the smallest ratio to the largest; the middle one is for 1. After "PuOr" of
   * Harrower and Brewer, "ColorBrewer.org" (The Cartographic Journal 40, 2003), whose two sides
   * colour-blind people can tell apart.
   */
  private static final List<Color> SHADES =
      List.of(
          new Color(0x542788),
          new Color(0x8073ac),
          new Color(0xb2abd2),
          new Color(0xd8daeb),
          new Color(0xf7f7f7),
          new Color(0xfee0b6),
          new Color(0xfdb863),
          new Color(0xe08214),
          new Color(0xb35806));

  private static final int SIDE = SHADES.size() / 2;
  private static final Color ON_LIGHT = new Color(0x101010);
  private static final Color ON_DARK = new Color(0xfafafa);

  /** The size of a cell and of the space around all of them, pixels. */
  private static final int WIDE = 104;

  private static final int HIGH = 46;
  private static final int LEFT = 84;
  private static final int BELOW = 44;
  private static final int SCALE = 150;

  /** The width of the area that it needs, pixels. */
  public int width() {
    return LEFT + WIDE * columns.size() + SCALE;
  }

  /** The height of the area that it needs, pixels. */
  public int height() {
    return Math.max(HIGH * rows.size(), 18 * SHADES.size()) + BELOW;
  }

  /**
   * The shade of a ratio on a log scale: the middle one for 1 and what is near it, the first and
   * the last for the ends of the scale and what is beyond.
   */
  public static int shade(double ratio, double farthest) {
    double share = Math.log(ratio) / Math.log(farthest);
    return SIDE + (int) Math.max(-SIDE, Math.min(SIDE, Math.rint(share * SIDE)));
  }

  public static List<Color> shades() {
    return SHADES;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    double left = area.x + LEFT;
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Rectangle2D place =
            new Rectangle2D.Double(left + column * WIDE, area.y + row * HIGH, WIDE, HIGH);
        cells.get(row).get(column).ifPresent(cell -> paint(g, place, cell));
      }
    }
    labels(g, left, area.y);
    scale(g, left + columns.size() * WIDE + 30, area.y);
  }

  private void paint(Graphics2D g, Rectangle2D place, Cell cell) {
    int shade = shade(cell.ratio(), farthest);
    g.setColor(SHADES.get(shade));
    g.fill(place);
    g.setColor(isDark(shade) ? ON_DARK : ON_LIGHT);
    g.setFont(ChartStyle.LABEL);
    centred(g, Wording.ratio(cell.ratio()), place.getCenterX(), place.getCenterY());
    g.setFont(ChartStyle.NOTE);
    centred(g, "n = " + cell.n(), place.getCenterX(), place.getCenterY() + 15);
  }

  private static boolean isDark(int shade) {
    return shade < 2 || shade == SHADES.size() - 1;
  }

  private void labels(Graphics2D g, double left, double top) {
    g.setFont(ChartStyle.LABEL);
    g.setColor(ChartStyle.FAINT_INK);
    double bottom = top + HIGH * rows.size();
    for (int row = 0; row < rows.size(); row++) {
      int width = g.getFontMetrics().stringWidth(rows.get(row));
      g.drawString(rows.get(row), (float) left - 8 - width, (float) (top + (row + 0.5) * HIGH) + 4);
    }
    for (int column = 0; column < columns.size(); column++) {
      centred(g, columns.get(column), left + (column + 0.5) * WIDE, bottom + 16);
    }
    g.setColor(ChartStyle.INK);
    centred(g, across, left + WIDE * columns.size() / 2.0, bottom + 36);
    g.rotate(-Math.PI / 2, left - LEFT + 14, top + HIGH * rows.size() / 2.0);
    centred(g, down, left - LEFT + 14, top + HIGH * rows.size() / 2.0);
    g.rotate(Math.PI / 2, left - LEFT + 14, top + HIGH * rows.size() / 2.0);
  }

  /** The shades, each with the ratio in its middle; those of the largest ratios are at the top. */
  private void scale(Graphics2D g, double x, double y) {
    int high = 18;
    for (int i = 0; i < SHADES.size(); i++) {
      int shade = SHADES.size() - 1 - i;
      g.setColor(SHADES.get(shade));
      g.fill(new Rectangle2D.Double(x, y + i * high, 22, high));
      g.setColor(ChartStyle.INK);
      g.setFont(ChartStyle.NOTE);
      double ratio = Math.pow(farthest, (shade - SIDE) / (double) SIDE);
      g.drawString(Wording.ratio(ratio), (float) x + 30, (float) (y + i * high + 13));
    }
  }

  private static void centred(Graphics2D g, String words, double x, double y) {
    g.drawString(words, (float) (x - g.getFontMetrics().stringWidth(words) / 2.0), (float) y);
  }
}
