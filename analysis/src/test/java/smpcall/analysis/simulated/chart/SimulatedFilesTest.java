// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.simulated.SimulatedStudy;

class SimulatedFilesTest {
  private static final List<SimulatedRun> RUNS = SimulatedReader.read(Samples.SIMULATED);

  private static List<SimulatedChart> charts(List<SimulatedRun> runs) {
    return SimulatedFiles.charts(new SimulatedStudy(runs));
  }

  @Test
  void everyChartHasATableAndSaysThatItIsSimulated() {
    List<SimulatedChart> charts = charts(RUNS);

    assertThat(charts)
        .extracting(SimulatedChart::name)
        .containsExactly(
            "storm-ticket-inline-transfers",
            "storm-ticket-inline-fields",
            "storm-ticket-inline-shares",
            "broadcast-ticket-inline-transfers",
            "broadcast-ticket-inline-fields",
            "lock",
            "storm-ticket-inline-signs");
    assertThat(charts)
        .allSatisfy(chart -> assertThat(chart.csv().rows()).isNotEmpty())
        .allSatisfy(chart -> assertThat(chart.figure().subtitle()).startsWith("Simulated, "));
  }

  @Test
  void withoutSpinlockThereIsNoMapOfSigns() {
    List<SimulatedRun> others =
        RUNS.stream().filter(run -> !run.subject().equals("spinlock")).toList();

    assertThat(charts(others))
        .extracting(SimulatedChart::name)
        .contains("storm-ticket-inline-transfers")
        .doesNotContain("storm-ticket-inline-signs");
  }

  @Test
  void realKernelsHaveAnAxisOfTheirOwnAndTheirSources() {
    SimulatedChart storm = charts(RUNS).get(0);

    assertThat(storm.figure().panels()).hasSize(2);
    assertThat(storm.figure().note()).contains("225c8e010f2d", "not comparable with transfers");
    assertThat(storm.csv().rows())
        .filteredOn(row -> row.get(1).equals("256") && !row.get(6).isEmpty())
        .extracting(row -> row.get(6))
        .containsExactly("547.8", "506.0");
  }
}
