// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.chart.RatioChart;
import smpcall.analysis.chart.ThroughputChart;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.Samples;

class PictureWriterTest {
  @TempDir private Path charts;

  @Test
  void thePngHasTwiceTheSizeOfTheSvg() throws Exception {
    Figure figure = new RatioChart(Samples.storm(Samples.TWO_CPUS)).figure();
    PictureWriter.write(figure, charts, "ratio");
    BufferedImage png = ImageIO.read(charts.resolve("ratio.png").toFile());
    assertThat(png.getWidth()).isEqualTo(2 * figure.width());
    assertThat(Files.readString(charts.resolve("ratio.svg")))
        .contains("width=\"" + figure.width() + "px\"", "font-size=\"12px\"", "Verdana,sans-serif");
  }

  @Test
  void theSvgIsTheSameEveryTime() throws Exception {
    for (String name : new String[] {"one", "two"}) {
      Findings findings = Samples.storm(Samples.EIGHT_CPUS);
      PictureWriter.write(
          new ThroughputChart(findings, findings.series().first()).figure(), charts, name);
    }
    assertThat(charts.resolve("one.svg")).hasSameTextualContentAs(charts.resolve("two.svg"));
  }

  @Test
  void troubleWithFontsIsRecognised() {
    Error fromTheJdk = new InternalError("java.lang.reflect.InvocationTargetException");
    fromTheJdk.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("sun.font.FontManagerFactory", "getInstance", null, 1)
        });
    assertThat(PictureWriter.isAboutFonts(new RuntimeException(fromTheJdk))).isTrue();
    assertThat(
            PictureWriter.isAboutFonts(
                new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager")))
        .isTrue();
    assertThat(PictureWriter.isAboutFonts(new IllegalArgumentException("a mistake of ours")))
        .isFalse();
  }

  @Test
  void theMessageNamesThePackages() {
    assertThat(new PictureWriter.NoFontsException(new InternalError()))
        .hasMessageContaining("fontconfig")
        .hasMessageContaining("fonts-dejavu-core");
  }
}
