// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.wording.Wording;

/**
 * A column of hatched bars, for what was simulated: the longest fills the column.
 *
 * @param variants the version of each row, which gives the colour
 * @param values the lengths, 0 or above; empty: not known
 */
public record HatchedColumn(
    List<String> head, int width, List<String> variants, List<Optional<Double>> values)
    implements RowTable.Column {
  private static final int NUMBER = 44;
  private static final int HIGH = 16;
  private static final int STEP = 5;

  @Override
  public void paint(Graphics2D g, Rectangle area, int row) {
    double longest =
        values.stream().flatMap(Optional::stream).mapToDouble(Double::doubleValue).max().orElse(1);
    double y = area.y + (area.height - HIGH) / 2.0;
    Optional<Double> value = values.get(row);
    double wide = value.map(v -> v / longest * (width - NUMBER - 8)).orElse(0.0);
    if (value.isPresent()) {
      Rectangle2D bar = new Rectangle2D.Double(area.x, y, wide, HIGH);
      g.setColor(ChartStyle.lookOf(variants.get(row)).colour());
      g.draw(bar);
      Shape clip = g.getClip();
      g.clip(bar);
      for (double x = area.x - HIGH; x < area.x + wide; x += STEP) {
        g.draw(new Line2D.Double(x, y + HIGH, x + HIGH, y));
      }
      g.setClip(clip);
    }
    g.setFont(ChartStyle.NOTE);
    g.setColor(ChartStyle.INK);
    g.drawString(
        value.map(Wording::figures).orElse("-"), (float) (area.x + wide + 5), (float) y + 12);
  }
}
