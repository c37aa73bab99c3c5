// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Color;
import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/**
 * The style of all pictures: colours, marks and fonts. A version has the same colour and the same
 * mark everywhere. The colours are those of Okabe and Ito ("Color Universal Design", 2008), which
 * colour-blind people can tell apart, plus a grey and a dark red; the marks tell versions apart in
 * print without colour. Each colour has a second value for dark paper.
 */
public final class ChartStyle {
  public static final Color PAPER = Color.WHITE;
  static final Color NIGHT_PAPER = new Color(0x1b1d21);
  public static final Color INK = new Color(0x222222);
  public static final Color FAINT_INK = new Color(0x5a5a5a);
  static final Color GRID = new Color(0xe4e4e4);
  static final Color ZONE = new Color(0xe2e2e2);

  /** Lines that stand back behind the coloured ones. */
  public static final Color REST = new Color(0xa8a8a8);

  static final Font TITLE = font(Font.BOLD, 17);
  static final Font SUBTITLE = font(Font.PLAIN, 12);
  static final Font PANEL = font(Font.BOLD, 12);
  static final Font LABEL = font(Font.PLAIN, 12);
  static final Font NOTE = font(Font.PLAIN, 11);

  /** The beginning of the variants of the native control. */
  private static final String NATIVE = "native-";

  private static final Look UNKNOWN = look(0x000001, 0xf5f5f4, MarkShape.DASH);

  private static final Look BLUE = look(0x0072b2, 0x3f8fd6, MarkShape.CIRCLE);
  private static final Look VERMILION = look(0xd55e00, 0xe06a1a, MarkShape.SQUARE);
  private static final Look GREEN = look(0x009e73, 0x00b383, MarkShape.DIAMOND);

  private static final Map<String, Look> LOOKS =
      Map.ofEntries(
          Map.entry("floor", look(0x777777, 0x8a8a8a, MarkShape.TRIANGLE_DOWN)),
          Map.entry("spinlock", BLUE),
          Map.entry("lockfree", VERMILION),
          Map.entry("patched", GREEN),
          Map.entry("linux-6dc19899", look(0xcc79a7, 0xdd8fbb, MarkShape.TRIANGLE_UP)),
          Map.entry("linux-2.6.38", look(0xe69f00, 0xf0b429, MarkShape.CROSS)),
          Map.entry("linux-2.6.39", look(0x56b4e9, 0x8fd4ff, MarkShape.PLUS)),
          Map.entry("linux-4.14", look(0x000000, 0xf5f5f5, MarkShape.STAR)),
          Map.entry("linux-5.13", look(0x882255, 0xd06a9c, MarkShape.PENTAGON)),
          Map.entry("kernel", look(0x661100, 0xa0522d, MarkShape.HOURGLASS)),
          Map.entry("audited", look(0x004488, 0x6aa5e0, MarkShape.RIGHT)),
          Map.entry("unaudited", look(0x997700, 0xc9a227, MarkShape.LEFT)),
          Map.entry("ping-pong", look(0x555555, 0xb5b5b5, MarkShape.DASH)),
          Map.entry("fields", BLUE),
          Map.entry("buffer", VERMILION),
          Map.entry("array", GREEN),
          Map.entry("ticket", BLUE),
          Map.entry("tas", VERMILION),
          Map.entry("mcs", GREEN),
          Map.entry("Markov chain", look(0x555555, 0xb5b5b5, MarkShape.DASH)));

  private ChartStyle() {}

  /**
   * A version's colour and mark.
   *
   * @param night the colour on dark paper
   */
  public record Look(Color colour, Color night, MarkShape shape) {
    /** The same colour, lighter, for the background. */
    public Color pale() {
      return mix(colour, PAPER, 0.5);
    }
  }

  private static Look look(int colour, int night, MarkShape shape) {
    return new Look(new Color(colour), new Color(night), shape);
  }

  /** The look of a variant; that of the native control is its version's, in the pale colour. */
  public static Look lookOf(String variant) {
    if (variant.startsWith(NATIVE)) {
      Look version = lookOf(variant.substring(NATIVE.length()));
      return new Look(version.pale(), mix(version.night(), NIGHT_PAPER, 0.5), version.shape());
    }
    return LOOKS.getOrDefault(variant, UNKNOWN);
  }

  /** Every colour of the pictures and its value on dark paper, in a fixed order. */
  static Map<Color, Color> nights() {
    Map<Color, Color> nights = new LinkedHashMap<>();
    nights.put(PAPER, NIGHT_PAPER);
    nights.put(INK, new Color(0xe6e6e6));
    nights.put(FAINT_INK, new Color(0xb0b3b8));
    nights.put(GRID, new Color(0x33363c));
    nights.put(ZONE, new Color(0x3a3d44));
    nights.put(REST, new Color(0x7a7d84));
    new TreeMap<>(LOOKS).values().forEach(look -> enter(nights, look));
    enter(nights, UNKNOWN);
    return nights;
  }

  private static void enter(Map<Color, Color> nights, Look look) {
    nights.put(look.colour(), look.night());
    Color paleNight = mix(look.night(), NIGHT_PAPER, 0.5);
    nights.put(look.pale(), paleNight);
    nights.put(mix(look.pale(), PAPER, 0.5), mix(paleNight, NIGHT_PAPER, 0.5));
  }

  /** Removes everything around a plot: {@link Panel} draws axes, labels and legend. */
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

  /** The same colour, nearly transparent. */
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
