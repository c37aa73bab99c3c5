// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.List;

/** A column of words, each cell with a sign or none. */
public record WordColumn(List<String> head, int width, List<Cell> cells)
    implements RowTable.Column {
  private static final BasicStroke PEN =
      new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final int SIGN = 22;

  /** A sign before the words of a cell. */
  public enum Sign {
    TICK,
    CROSS,
    NONE
  }

  /**
   * A cell.
   *
   * @param lines its words, the first line strong
   */
  public record Cell(Sign sign, List<String> lines) {}

  @Override
  public void paint(Graphics2D g, Rectangle area, int row) {
    Cell cell = cells.get(row);
    int y = area.y + (cell.lines().size() > 1 ? 20 : 27);
    int x = area.x;
    if (cell.sign() != Sign.NONE) {
      paintSign(g, cell.sign(), x + 2, area.y + 16);
      x += SIGN;
    }
    RowTable.words(g, cell.lines(), x, y);
  }

  private static void paintSign(Graphics2D g, Sign sign, int x, int y) {
    Path2D path = new Path2D.Double();
    if (sign == Sign.TICK) {
      path.moveTo(x, y + 7);
      path.lineTo(x + 4.5, y + 12);
      path.lineTo(x + 13, y + 1);
    } else {
      path.moveTo(x + 1, y + 1);
      path.lineTo(x + 12, y + 12);
      path.moveTo(x + 12, y + 1);
      path.lineTo(x + 1, y + 12);
    }
    g.setStroke(PEN);
    g.setColor(ChartStyle.lookOf(sign == Sign.TICK ? "patched" : "lockfree").colour());
    g.draw(path);
    g.setStroke(new BasicStroke(1f));
  }
}
