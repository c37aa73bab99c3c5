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
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

class LatencyChartTest {
  private static final String GREY = "stroke:rgb(168,168,168)";
  private static final String FLOOR = "stroke:rgb(119,119,119)";

  @TempDir private Path scratch;

  @Test
  void theVersionsOfTheAnswerAreInColourAndTheFloorIsGrey() throws Exception {
    String svg = svg(Samples.storm(Samples.EIGHT_CPUS));
    assertThat(svg)
        .contains(">spinlock<", ">lockfree<", ">patched<", ">floor<", ">spinlock again<")
        .contains("stroke:rgb(0,114,178)", GREY)
        .contains("Grey: the other versions.")
        .doesNotContain(FLOOR);
  }

  @Test
  void withoutThemAllAreInColour() throws Exception {
    Path run = Samples.copy(Samples.EIGHT_CPUS, scratch);
    for (String file : List.of("run.json", "forks.jsonl")) {
      String text = Files.readString(run.resolve(file));
      Files.writeString(
          run.resolve(file),
          text.replace("spinlock", "one").replace("lockfree", "two").replace("patched", "three"));
    }
    String svg = svg(Findings.of(RunReader.read(run, false), Workload.STORM));
    assertThat(svg).contains(">one<", ">two<", ">three<", FLOOR);
  }

  @Test
  void itBeginsAtTheMedianAndItsTicksArePercentiles() throws Exception {
    assertThat(svg(Samples.storm(Samples.EIGHT_CPUS)))
        .contains(">50<", ">90<", ">99<", ">99.9<")
        .doesNotContain(">0<", ">20<");
  }

  private String svg(Findings findings) throws Exception {
    PictureWriter.write(
        new LatencyChart(findings, findings.arrangements().first()).figure(), scratch, "latency");
    return Files.readString(scratch.resolve("latency.svg"));
  }
}
