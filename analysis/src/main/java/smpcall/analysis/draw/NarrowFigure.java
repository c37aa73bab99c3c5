// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.knowm.xchart.internal.chartpart.IChart;

/** A figure for a narrow page: its panels stand below one another, and all words are broken. */
record NarrowFigure(Figure figure) implements IChart {
  /** Its width, pixels: that of a small telephone, so that letters keep their size. */
  private static final int WIDTH = 380;

  private static final int MARGIN = 6;
  private static final int LINE = 15;
  private static final int TITLE_LINE = 20;
  private static final int SPACE = 10;

  @Override
  public int getWidth() {
    return WIDTH;
  }

  @Override
  public int getHeight() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return paint(g);
    } finally {
      g.dispose();
    }
  }

  @Override
  public String getTitle() {
    return figure.title();
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(ChartStyle.PAPER);
    g.fillRect(0, 0, width, height);
    paint(g);
  }

  /** Paints all of it and returns its height. */
  private int paint(Graphics2D g) {
    int y = words(g, figure.title(), ChartStyle.TITLE, ChartStyle.INK, TITLE_LINE, 0);
    y = words(g, figure.subtitle(), ChartStyle.SUBTITLE, ChartStyle.FAINT_INK, LINE, y) + SPACE;
    Legend legend = new Legend(figure.legend(), WIDTH - 2 * MARGIN);
    legend.paint(g, MARGIN, y + SPACE);
    y += legend.height(g) + SPACE;
    for (FigurePart panel : figure.panels()) {
      int high = panel.narrowHeight(g, WIDTH - 2 * MARGIN);
      panel.paintNarrow(g, new Rectangle(MARGIN, y, WIDTH - 2 * MARGIN, high));
      y += high + SPACE;
    }
    return words(g, figure.note(), ChartStyle.NOTE, ChartStyle.FAINT_INK, LINE, y) + SPACE;
  }

  /** Paints words below a place and returns the place below them. */
  private static int words(Graphics2D g, String words, Font font, Color ink, int line, int y) {
    g.setFont(font);
    g.setColor(ink);
    int below = y;
    for (String part : Figure.lines(words, g.getFontMetrics(font), WIDTH - 2 * MARGIN)) {
      below += line;
      g.drawString(part, MARGIN, below);
    }
    return below;
  }
}
