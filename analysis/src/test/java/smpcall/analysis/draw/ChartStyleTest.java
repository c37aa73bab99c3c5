// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class ChartStyleTest {
  private static final List<String> VERSIONS =
      List.of(
          "floor",
          "spinlock",
          "lockfree",
          "patched",
          "linux-6dc19899",
          "linux-2.6.38",
          "linux-2.6.39",
          "linux-4.14",
          "kernel");

  /** Five times the smallest visible difference. */
  private static final double APART = 10;

  @Test
  void everyVersionHasItsOwnColourAndMark() {
    assertThat(VERSIONS.stream().map(v -> ChartStyle.lookOf(v).colour()).distinct())
        .hasSize(VERSIONS.size());
    assertThat(VERSIONS.stream().map(v -> ChartStyle.lookOf(v).shape()).distinct())
        .hasSize(VERSIONS.size());
  }

  @ParameterizedTest
  @EnumSource(ColourVision.class)
  void coloursLookApartToEverybodyByDayAndByNight(ColourVision eye) {
    for (String one : VERSIONS) {
      for (String other : VERSIONS.subList(0, VERSIONS.indexOf(one))) {
        ChartStyle.Look a = ChartStyle.lookOf(one);
        ChartStyle.Look b = ChartStyle.lookOf(other);
        assertThat(eye.distance(a.colour(), b.colour())).as(one + other).isGreaterThan(APART);
        assertThat(eye.distance(a.night(), b.night())).as(one + other).isGreaterThan(APART);
      }
    }
  }

  @Test
  void everyColourIsAnotherOneByNight() {
    assertThat(VERSIONS)
        .allSatisfy(v -> assertThat(ChartStyle.nights()).containsKey(ChartStyle.lookOf(v).colour()))
        .allSatisfy(v -> assertThat(ChartStyle.nights()).containsKey(ChartStyle.lookOf(v).pale()));
  }

  /** The panel draws axes around the plot by this law, so that labels and data agree. */
  @Test
  void aBarePlotFillsItsAreaExactly() {
    XYChart chart = new XYChartBuilder().width(400).height(200).build();
    ChartStyle.bare(chart);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(10.0).setYAxisMin(-2.5).setYAxisMax(0.5);
    chart.addSeries("points", new double[] {2, 7}, new double[] {0, -2});
    chart.paint(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB).createGraphics(), 400, 200);
    assertThat(chart.getScreenXFromChart(2.5)).isCloseTo(100, within(1.0));
    assertThat(chart.getScreenYFromChart(0.5)).isCloseTo(0, within(1.0));
    assertThat(chart.getScreenYFromChart(-1)).isCloseTo(100, within(1.0));
  }
}
