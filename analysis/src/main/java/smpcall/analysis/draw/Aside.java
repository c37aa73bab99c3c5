// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** A panel that is narrower than the others, as it belongs to them and is not the subject. */
public record Aside(Panel panel) implements FigurePart {
  private static final double SHARE = 0.55;
  private static final int SPACE = 24;

  @Override
  public double share() {
    return SHARE;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    panel.paint(g, new Rectangle(area.x + SPACE, area.y, area.width - SPACE, area.height));
  }

  @Override
  public boolean isReflowable() {
    return true;
  }

  @Override
  public int narrowHeight(Graphics2D g, int width) {
    return panel.narrowHeight(g, width);
  }

  @Override
  public void paintNarrow(Graphics2D g, Rectangle area) {
    panel.paintNarrow(g, area);
  }
}
