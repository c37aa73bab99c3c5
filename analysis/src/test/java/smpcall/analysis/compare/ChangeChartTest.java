// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

class ChangeChartTest {
  private static final int EDGE = 8;

  @TempDir private Path scratch;

  @Test
  void jdksOfOneRunHaveARowForEachCase() throws IOException {
    Golden.check("pairs-compare.csv", new ChangeChart(jdks(), List.of()).csv().text());
  }

  @Test
  void runsHaveARowForEachCaseAndWhatFailedHasNoRatio() throws IOException {
    Path again = slowerAndWrong();
    Golden.check("both-compare.csv", chart(Samples.BOTH, again).csv().text());
  }

  @Test
  void thePictureSaysWhetherTheSidesSharedBlocks() throws Exception {
    assertThat(svg(new ChangeChart(jdks(), List.of())))
        .contains("Is JDK 25 faster or slower than JDK 17?")
        .contains("in\u00a0the\u00a0same\u00a0blocks", "within n blocks", "Student t", "95\u00a0%")
        .contains(">storm, back to back<", ">2 CPUs, siblings<")
        .contains(">patched, n = 10<", "1.046x [1.036, 1.056]  faster");
    assertThat(svg(chart(Samples.BOTH, slowerAndWrong())))
        .contains("Faster or slower than the base?")
        .contains("different runs, not in the same blocks", "Welch t")
        .contains(">2 CPUs, back to back<", ">storm<", ">broadcast<")
        .contains(">patched, n = 6+6<", "slower (!)", "(!): slower than the grey")
        .contains(">lockfree<", ">failed its audit<")
        .contains("No mark: one of the sides has no speed, or")
        .contains("The sides differ. kernel: 6.1 against 6.2.");
  }

  /** Below six values there is no bar and no difference. */
  @Test
  void fewBlocksHaveAnOpenMarkAndNoBar() throws Exception {
    Path few = Samples.copy(Samples.BOTH, scratch);
    Samples.keepBlocks(few, 5);
    ChangeChart chart = chart(Samples.BOTH, few);
    assertThat(chart.hasMarks()).isTrue();
    assertThat(chart.csv().rows())
        .allSatisfy(
            row -> {
              assertThat(row.get(10)).isEqualTo("6+5");
              assertThat(row.subList(14, 18)).containsOnly("");
              assertThat(row.get(21)).isEqualTo("n too small");
            });
    assertThat(svg(chart)).contains("n = 6+5", "x  n too small<").doesNotContain(" [0.", " [1.");
  }

  @Test
  void casesOnOneSideOnlyAreNamed() throws Exception {
    assertThat(svg(chart(Samples.BOTH, Samples.PAIRS)).replaceAll("\\s*<[^>]*>\\s*", " "))
        .contains("On one side only, so not compared:", "floor (storm, 2 CPUs");
  }

  @Test
  void nothingReachesTheEdgeOfThePicture() throws Exception {
    for (ChangeChart chart :
        List.of(new ChangeChart(jdks(), List.of()), chart(Samples.BOTH, Samples.PAIRS))) {
      BufferedImage picture =
          ImageIO.read(PictureWriter.write(chart.figure(), scratch, "edge").get(1).toFile());
      int right = picture.getWidth() - EDGE;
      int below = picture.getHeight() - 1;
      assertThat(isPaper(picture, 0, 0, EDGE, picture.getHeight())).isTrue();
      assertThat(isPaper(picture, right, 0, EDGE, picture.getHeight())).isTrue();
      assertThat(isPaper(picture, 0, below, picture.getWidth(), 1)).isTrue();
    }
  }

  private static boolean isPaper(BufferedImage picture, int x, int y, int width, int height) {
    int[] pixels = picture.getRGB(x, y, width, height, null, 0, width);
    return Arrays.stream(pixels).allMatch(pixel -> pixel == ChartStyle.PAPER.getRGB());
  }

  private static GateResult jdks() {
    Run pairs = RunReader.read(Samples.PAIRS, false);
    return Gate.of(
        new Side("17", List.of(pairs), Optional.of("17")),
        new Side("25", List.of(pairs), Optional.of("25")),
        0.05);
  }

  private static ChangeChart chart(Path base, Path fresh) {
    GateResult result =
        Gate.of(Side.of(RunReader.read(base, false)), Side.of(RunReader.read(fresh, false)), 0.05);
    return new ChangeChart(result, List.of("kernel: 6.1 against 6.2"));
  }

  private Path slowerAndWrong() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(again, forks -> Samples.scale(forks, "patched", 0.8));
    Samples.fail(again, "lockfree");
    return again;
  }

  private String svg(ChangeChart chart) throws Exception {
    return Files.readString(PictureWriter.write(chart.figure(), scratch, "chart").get(0));
  }
}
