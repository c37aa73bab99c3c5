// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** A part that is narrower than the others, as it belongs to them and is not the subject. */
public record Aside(FigurePart part) implements FigurePart {
  private static final double SHARE = 0.5;

  @Override
  public double share() {
    return SHARE;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    part.paint(g, area);
  }
}
