// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * A committed run, calculated from its JSON by textbook formulae without the code under test: both
 * agree to four digits. It has 11 blocks, and no iteration without a speed.
 */
class HandCalculationTest {
  private static final Path RUN =
      Path.of("../benchmarks/results/amd-epyc-2cpu-69ad/20261125T013313Z")
          .toAbsolutePath()
          .normalize();

  private static final int BLOCKS = 11;

  /** Student's t with 10 degrees of freedom, from a table: 97.5 % and 95 %. */
  private static final double T975 = 2.2281389;

  private static final double T950 = 1.8124611;

  private static final String SPINLOCK = "storm-spinlock-2cpus-a";

  @TempDir private Path results;

  private final Findings findings = Findings.of(RunReader.read(RUN, false), Workload.STORM);

  @Test
  void meanAndIntervalOfASpeed() throws IOException {
    List<Double> forks = new ArrayList<>(values(SPINLOCK).values());
    double[] logs = forks.stream().mapToDouble(Math::log).toArray();
    CaseSpeed speed =
        findings.speeds().stream()
            .filter(s -> s.studyCase().id().equals(SPINLOCK))
            .findFirst()
            .orElseThrow();

    Centre centre = speed.perSecond().orElseThrow();
    double mean = Math.exp(Arrays.stream(logs).average().orElseThrow());
    same(centre.mean(), mean);
    same(centre.interval().orElseThrow(), logs, T975);
    same(speed.nanoseconds().orElseThrow().mean(), 2 * 1e9 / mean);
  }

  @Test
  void ratiosIntervalsAndTests() throws IOException {
    double[] lockfree = logRatios("storm-lockfree-2cpus-a");
    double[] patched = logRatios("storm-patched-2cpus-a");
    double[] again = logRatios("storm-spinlock-2cpus-b");
    for (Map.Entry<String, double[]> each :
        Map.of("lockfree", lockfree, "patched", patched, "spinlock", again).entrySet()) {
      PairedRatio ratio = of(each.getKey()).ratio().orElseThrow();
      assertThat(ratio.n()).isEqualTo(BLOCKS);
      same(ratio.ratio(), Math.exp(mean(each.getValue())));
      same(ratio.interval95().orElseThrow(), each.getValue(), T975);
      same(ratio.interval90().orElseThrow(), each.getValue(), T950);
      same(ratio.p().orElseThrow(), signFlip(each.getValue()));
    }
  }

  @Test
  void holmOfTheSameFiguresAsPacedCalls() throws IOException {
    double[] lockfree = logRatios("storm-lockfree-2cpus-a");
    double[] patched = logRatios("storm-patched-2cpus-a");
    Findings paced = Samples.storm(SampleCases.paced(RUN, results));
    // Holm, two members: the smaller p twice, and the larger one at least that.
    double smaller = Math.min(signFlip(lockfree), signFlip(patched));
    double larger = Math.max(signFlip(lockfree), signFlip(patched));
    double first = 2 * smaller;
    double second = Math.max(first, larger);
    same(
        of(paced, "lockfree").holm().orElseThrow(), signFlip(lockfree) == smaller ? first : second);
    same(of(paced, "patched").holm().orElseThrow(), signFlip(patched) == smaller ? first : second);
  }

  private Comparison of(String variant) {
    return of(findings, variant);
  }

  private static Comparison of(Findings its, String variant) {
    return its.comparisons().stream()
        .filter(c -> c.studyCase().variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  private static void same(double value, double reckoned) {
    assertThat(value).isCloseTo(reckoned, within(5e-5 * Math.abs(reckoned)));
  }

  private static void same(Interval interval, double[] logs, double t) {
    double mean = mean(logs);
    double squares = 0;
    for (double log : logs) {
      squares += Math.pow(log - mean, 2);
    }
    double reach = t * Math.sqrt(squares / 10) / Math.sqrt(11);
    same(interval.low(), Math.exp(mean - reach));
    same(interval.high(), Math.exp(mean + reach));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** All 2^11 sign patterns, one by one. */
  private static double signFlip(double[] logs) {
    double seen = Math.abs(mean(logs));
    int far = 0;
    for (int pattern = 0; pattern < 1 << BLOCKS; pattern++) {
      double sum = 0;
      for (int i = 0; i < BLOCKS; i++) {
        sum += (pattern >> i & 1) == 0 ? logs[i] : -logs[i];
      }
      far += Math.abs(sum / BLOCKS) > seen - 1e-12 ? 1 : 0;
    }
    return far / 2048.0;
  }

  private static double[] logRatios(String id) throws IOException {
    Map<Integer, Double> above = values(id);
    Map<Integer, Double> below = values(SPINLOCK);
    double[] logs = new double[BLOCKS];
    for (int block = 1; block <= BLOCKS; block++) {
      logs[block - 1] = Math.log(above.get(block)) - Math.log(below.get(block));
    }
    return logs;
  }

  /** By block: the mean of the fourth and the fifth of eight iterations, sorted. */
  private static Map<Integer, Double> values(String id) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<Integer, Double> values = new TreeMap<>();
    for (String line : Files.readAllLines(RUN.resolve("forks.jsonl"))) {
      JsonNode fork = json.readTree(line);
      if (fork.get("case").asText().equals(id)) {
        List<Double> scores = new ArrayList<>();
        fork.at("/result/scores").forEach(score -> scores.add(score.asDouble()));
        Collections.sort(scores);
        values.put(fork.get("block").asInt(), (scores.get(3) + scores.get(4)) / 2);
      }
    }
    return values;
  }
}
