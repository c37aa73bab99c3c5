// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/**
 * How every picture looks. A version has the same colour and the same mark everywhere; the colours
 * are those of Okabe and Ito ("Color Universal Design", 2008), which colour-blind people can tell
 * apart, and the marks tell them apart in print without colour.
 */
final class HouseStyle {
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FAINT_INK = new Color(0x66, 0x66, 0x66);
  static final Color GRID = new Color(0xe4, 0xe4, 0xe4);
  static final Color ZONE = new Color(0xe2, 0xe2, 0xe2);
  static final Color PAPER = Color.WHITE;

  static final Font TITLE = font(Font.BOLD, 17);
  static final Font SUBTITLE = font(Font.PLAIN, 12);
  static final Font PANEL = font(Font.BOLD, 12);
  static final Font LABEL = font(Font.PLAIN, 12);
  static final Font NOTE = font(Font.PLAIN, 11);

  private static final Look UNKNOWN = new Look(new Color(0x00, 0x00, 0x00), MarkShape.PLUS);

  private static final Map<String, Look> LOOKS =
      Map.ofEntries(
          Map.entry("floor", new Look(new Color(0x77, 0x77, 0x77), MarkShape.TRIANGLE_DOWN)),
          Map.entry("spinlock", new Look(new Color(0x00, 0x72, 0xb2), MarkShape.CIRCLE)),
          Map.entry("lockfree", new Look(new Color(0xd5, 0x5e, 0x00), MarkShape.SQUARE)),
          Map.entry("patched", new Look(new Color(0x00, 0x9e, 0x73), MarkShape.DIAMOND)),
          Map.entry("linux-6dc19899", new Look(new Color(0xcc, 0x79, 0xa7), MarkShape.TRIANGLE_UP)),
          Map.entry("linux-2.6.38", new Look(new Color(0xe6, 0x9f, 0x00), MarkShape.CROSS)),
          Map.entry("linux-2.6.39", new Look(new Color(0x56, 0xb4, 0xe9), MarkShape.PLUS)),
          Map.entry("linux-4.14", new Look(new Color(0x00, 0x00, 0x00), MarkShape.STAR)),
          Map.entry("fields", new Look(new Color(0x00, 0x72, 0xb2), MarkShape.CIRCLE)),
          Map.entry("buffer", new Look(new Color(0xd5, 0x5e, 0x00), MarkShape.SQUARE)),
          Map.entry("array", new Look(new Color(0x00, 0x9e, 0x73), MarkShape.DIAMOND)));

  private HouseStyle() {}

  /** A version's colour and mark. */
  record Look(Color colour, MarkShape shape) {
    /** The same colour, lighter: for what stands behind. */
    Color pale() {
      return mix(colour, PAPER, 0.5);
    }
  }

  static Look lookOf(String variant) {
    return LOOKS.getOrDefault(variant, UNKNOWN);
  }

  /** A plot and nothing around it: axes, labels and legend are drawn by {@link Panel}. */
  static void bare(XYChart chart) {
    XYStyler styler = chart.getStyler();
    Color clear = new Color(255, 255, 255, 0);
    styler.setChartBackgroundColor(clear).setPlotBackgroundColor(clear).setPlotBorderVisible(false);
    styler
        .setChartTitleVisible(false)
        .setLegendVisible(false)
        .setChartPadding(0)
        .setPlotContentSize(1.0);
    styler.setPlotMargin(0).setAxisTicksVisible(false).setAxisTitlesVisible(false);
    styler.setPlotGridLinesVisible(false);
  }

  /** The same colour, so thin that others show through. */
  static Color veil(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 38);
  }

  private static Color mix(Color one, Color other, double share) {
    return new Color(
        mix(one.getRed(), other.getRed(), share),
        mix(one.getGreen(), other.getGreen(), share),
        mix(one.getBlue(), other.getBlue(), share));
  }

  private static int mix(int one, int other, double share) {
    return (int) Math.round(one * (1 - share) + other * share);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
