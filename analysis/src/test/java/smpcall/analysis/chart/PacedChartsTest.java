// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.factor.GapGroup;
import smpcall.analysis.finding.factor.SensitivityMap;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.sample.Samples;

class PacedChartsTest {
  private final Findings storm = Samples.storm(Samples.PACED);

  @TempDir private Path scratch;

  @Test
  void backToBackIsMarkedAsTheExtremeBesideThePacedGaps() throws Exception {
    PictureWriter.write(new GapChart(storm, GapGroup.of(storm).get(0)).figure(), scratch, "gaps");
    assertThat(Files.readString(scratch.resolve("gaps.svg")))
        .contains(">back to back (extreme)<", ">1 us<", ">5 us<", ">paced<")
        .contains("from the lower to the upper quartile");
  }

  @Test
  void oneGapHasNoCurve() {
    Findings old = Samples.storm(Samples.TWO_CPUS);
    assertThat(new GapChart(old, GapGroup.of(old).get(0)).hasCurves()).isFalse();
  }

  @Test
  void everyVersionHasTwoMarksAtEachGap() throws Exception {
    JavaAgainstCChart chart = new JavaAgainstCChart(storm);
    assertThat(chart.hasRows()).isTrue();
    PictureWriter.write(chart.figure(), scratch, "languages");
    assertThat(Files.readString(scratch.resolve("languages.svg")))
        .contains(
            ">gap 1 us<",
            ">gap 5 us<",
            ">back to back<",
            "patched in Java, n = ",
            "patched in C, n = ")
        .contains(">2 CPUs, all calling at once<")
        .doesNotContain("spinlock in C, ");
    assertThat(new JavaAgainstCChart(Samples.storm(Samples.TWO_CPUS)).hasRows()).isFalse();
  }

  @Test
  void aPictureOfACallShowsItsDurationOrItsNumberPerSecond() throws Exception {
    for (Series series : storm.series()) {
      PictureWriter.write(new ThroughputChart(storm, series).figure(), scratch, "throughput");
      String svg = Files.readString(scratch.resolve("throughput.svg"));
      assertThat(svg.contains("nanoseconds per call")).isEqualTo(series.isPaced());
      assertThat(svg.contains("million calls per second")).isEqualTo(!series.isPaced());
      assertThat(svg).contains(">2 CPUs, " + series.label() + ", all calling at once<");
    }
  }

  @Test
  void aFloorFarFromTheVersionsLeavesTheAxisToThem() throws Exception {
    Findings old = Samples.storm(Samples.TWO_CPUS);
    PictureWriter.write(
        new ThroughputChart(old, old.series().first()).figure(), scratch, "throughput");
    String svg = Files.readString(scratch.resolve("throughput.svg"));
    assertThat(svg).contains(", off the axis<", "the axis does not begin at 0");
    assertThat(svg.split("off the axis", -1)).hasSize(2);
  }

  @Test
  void everyCellOfAMapHasItsNumberOfBlocks() throws Exception {
    List<SensitivityMap> maps = SensitivityMap.of(storm);
    PictureWriter.write(new SensitivityChart(storm, maps.get(1), maps).figure(), scratch, "map");
    String svg = Files.readString(scratch.resolve("map.svg"));
    assertThat(svg).contains("patched against spinlock", ">back to back<", ">96<");
    assertThat(svg.split(">n = \\d", -1)).hasSize(1 + 3 * 5);
  }
}
