// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smpcall.analysis.chart.LatencyChart;
import smpcall.analysis.chart.RatioChart;
import smpcall.analysis.chart.RunOrderChart;
import smpcall.analysis.chart.ThroughputChart;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

/** Golden files of the tables behind the pictures, in a locale that would write 1,5. */
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
  void theCheckHasARowForEachVersionAndWorkload() throws IOException {
    Golden.check(
        "both-check.csv",
        CheckTable.of(RunReader.read(Samples.BOTH, false).check().orElseThrow()).text());
  }

  @Test
  void throughputHasARowForEachCase() throws IOException {
    throughput("two-cpus-storm-throughput.csv", Samples.storm(Samples.TWO_CPUS));
    throughput("eight-cpus-storm-throughput.csv", Samples.storm(Samples.EIGHT_CPUS));
    throughput("eight-cpus-broadcast-throughput.csv", Samples.broadcast(Samples.EIGHT_CPUS));
  }

  @Test
  void throughputOfSeveralJdksAndPoliciesIsATableEach() throws IOException {
    Findings pairs = Samples.storm(Samples.PAIRS);
    assertThat(pairs.series())
        .extracting(Series::suffix)
        .containsExactly("-cores-jdk17", "-siblings-jdk17", "-cores-jdk25", "-siblings-jdk25");
    for (Series series : pairs.series()) {
      Golden.check(
          "pairs-storm-throughput" + series.suffix() + ".csv",
          new ThroughputChart(pairs, series).csv().text());
    }
  }

  @Test
  void ratioHasARowForEachComparison() throws IOException {
    ratio("two-cpus-storm-ratio.csv", Samples.storm(Samples.TWO_CPUS));
    ratio("eight-cpus-storm-ratio.csv", Samples.storm(Samples.EIGHT_CPUS));
    ratio("both-broadcast-ratio.csv", Samples.broadcast(Samples.BOTH));
    ratio("pairs-storm-ratio.csv", Samples.storm(Samples.PAIRS));
    ratio(
        "memory-cost.csv",
        Findings.of(RunReader.read(Samples.MEMORY, false), Workload.MEMORY_COST));
  }

  @Test
  void latencyHasARowForEachPercentile() throws IOException {
    Findings both = Samples.broadcast(Samples.BOTH);
    Golden.check(
        "both-broadcast-latency-2cpus.csv",
        new LatencyChart(both, both.arrangements().first()).csv().text());
    Findings eight = Samples.storm(Samples.EIGHT_CPUS);
    Golden.check(
        "eight-cpus-storm-latency-8cpus.csv",
        new LatencyChart(eight, eight.arrangements().last()).csv().text());
  }

  @Test
  void forksHaveARowEachInRunOrder() throws IOException {
    forks("two-cpus-forks.csv", Samples.TWO_CPUS);
    forks("both-forks.csv", Samples.BOTH);
    forks("noisy-forks.csv", Samples.NOISY);
  }

  @Test
  void theRunsOrderHasARowForEachFork() throws IOException {
    Golden.check(
        "both-run-order.csv", new RunOrderChart(RunReader.read(Samples.BOTH, false)).csv().text());
  }

  /** No column of paced calls says what their speed would be as calls per second. */
  @Test
  void ofPacedCallsTheTablesHaveTheDuration() throws IOException {
    Findings paced = Samples.storm(Samples.PACED);
    throughput("paced-storm-throughput-gap1000.csv", paced);
    Golden.check("paced-storm-ratio.csv", new RatioChart(paced).csv().text());
    Golden.check(
        "paced-storm-latency-2cpus-gap1000.csv",
        new LatencyChart(paced, paced.arrangements().first()).csv().text());
    for (List<String> row : new ThroughputChart(paced, paced.series().first()).csv().rows()) {
      assertThat(row.subList(10, 13)).containsOnly("");
      assertThat(row.get(18)).isEmpty();
      assertThat(row.get(19)).isNotEmpty();
    }
  }

  private static void forks(String golden, Path run) throws IOException {
    Golden.check(golden, ForksTable.of(RunReader.read(run, false)).text());
  }

  private static void throughput(String golden, Findings findings) throws IOException {
    Golden.check(golden, new ThroughputChart(findings, findings.series().first()).csv().text());
  }

  private static void ratio(String golden, Findings findings) throws IOException {
    Golden.check(golden, new RatioChart(findings).csv().text());
  }
}
