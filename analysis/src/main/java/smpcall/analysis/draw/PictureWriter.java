// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;
import smpcall.analysis.file.WholeFile;

/** Writes a picture twice: as SVG, and as PNG of twice its size for dense screens and print. */
public final class PictureWriter {
  private PictureWriter() {}

  /** Java cannot draw, as the host has no fonts. The message names the cure. */
  public static final class NoFontsException extends Exception {
    private static final long serialVersionUID = 1L;

    NoFontsException(Throwable cause) {
      super(
          "no pictures: Java finds no font on this host; install the packages fontconfig and"
              + " fonts-dejavu-core (or any other font) and report again",
          cause);
    }
  }

  /** A picture at twice its size, for a dense screen or 144 dots an inch on paper. */
  private record HiDpiChart(IChart picture) implements IChart {
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

  /**
   * @param directory an existing directory
   * @param name the name of the files, without their ending
   * @return the files
   * @throws NoFontsException when the host has no font; then it writes nothing
   */
  public static List<Path> write(Figure figure, Path directory, String name)
      throws IOException, NoFontsException {
    String svg = svg(figure, figure);
    byte[] png = drawn(new HiDpiChart(figure), "png");
    Path vector = directory.resolve(name + ".svg");
    Path bitmap = directory.resolve(name + ".png");
    WholeFile.write(vector, svg);
    WholeFile.write(bitmap, png);
    return List.of(vector, bitmap);
  }

  /**
   * Writes a picture as SVG only, and replaces an existing file.
   *
   * @throws NoFontsException when the host has no font; then it writes nothing
   */
  public static void writeSvg(Figure figure, Path file) throws IOException, NoFontsException {
    WholeFile.write(file, svg(figure, figure));
  }

  /**
   * The text of an SVG file.
   *
   * @param layout how the figure is drawn
   */
  static String svg(IChart layout, Figure figure) throws IOException, NoFontsException {
    return SvgText.portable(new String(drawn(layout, "svg"), StandardCharsets.UTF_8), figure);
  }

  private static byte[] drawn(IChart picture, String format) throws IOException, NoFontsException {
    try {
      return ChartEncoder.getBytes(picture, format);
    } catch (RuntimeException | Error e) {
      if (isAboutFonts(e)) {
        throw new NoFontsException(e);
      }
      throw e;
    }
  }

  /**
   * Whether an error comes from the JDK's font code, which fails in many ways: null pointers,
   * internal errors, libraries that do not load.
   */
  static boolean isAboutFonts(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      boolean fonts =
          Arrays.stream(t.getStackTrace())
              .anyMatch(
                  f ->
                      f.getClassName().startsWith("sun.font.")
                          || f.getClassName().contains("FontManager"));
      if (fonts || String.valueOf(t.getMessage()).contains("FontManager")) {
        return true;
      }
    }
    return false;
  }
}
