// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smpcall.analysis.Golden;
import smpcall.analysis.Samples;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.result.RunReader;

/** The tables behind the pictures, sealed; read and written in a locale that would write 1,5. */
class TablesTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakGerman() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void throughputHasARowForEachCase() throws IOException {
    Golden.check(
        "two-cpus-throughput.csv",
        new ThroughputChart(Samples.storm(Samples.TWO_CPUS)).csv().text());
    Golden.check(
        "eight-cpus-throughput.csv",
        new ThroughputChart(Samples.storm(Samples.EIGHT_CPUS)).csv().text());
  }

  @Test
  void ratioHasARowForEachComparison() throws IOException {
    Golden.check(
        "two-cpus-ratio.csv", new RatioChart(Samples.storm(Samples.TWO_CPUS)).csv().text());
    Golden.check(
        "eight-cpus-ratio.csv", new RatioChart(Samples.storm(Samples.EIGHT_CPUS)).csv().text());
    Findings memory = Findings.of(RunReader.read(Samples.MEMORY, false), "memory-cost");
    Golden.check("memory-cost.csv", new RatioChart(memory).csv().text());
  }

  @Test
  void forksHaveARowEachInRunOrder() throws IOException {
    Golden.check(
        "eight-cpus-forks.csv", ForksTable.of(RunReader.read(Samples.EIGHT_CPUS, false)).text());
  }
}
