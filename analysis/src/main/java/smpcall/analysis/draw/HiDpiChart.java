// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.IChart;

/** A picture at twice its size: as many pixels as a dense screen, or 144 dots an inch on paper. */
record HiDpiChart(IChart picture) implements IChart {
  @Override
  public int getWidth() {
    return 2 * picture.getWidth();
  }

  @Override
  public int getHeight() {
    return 2 * picture.getHeight();
  }

  @Override
  public String getTitle() {
    return picture.getTitle();
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    g.scale(2, 2);
    picture.paint(g, width / 2, height / 2);
  }
}
