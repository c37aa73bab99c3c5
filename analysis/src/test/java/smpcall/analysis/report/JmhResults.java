// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.read.ForkLine;

/** The measurements of forks as objects of JMH, written by JMH's own JSON formatter. */
final class JmhResults {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private JmhResults() {}

  /** JMH's array for one case. */
  static JsonNode json(StudyCase c, Settings settings, List<ForkLine.Result> forks) {
    BenchmarkParams params = params(c, settings, forks);
    List<BenchmarkResult> results =
        forks.stream().map(fork -> new BenchmarkResult(params, iterations(params, fork))).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out)
        .writeOut(List.of(new RunResult(params, results)));
    return read(bytes.toString(StandardCharsets.UTF_8));
  }

  /** A JSON text as a tree. */
  static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static List<IterationResult> iterations(BenchmarkParams params, ForkLine.Result fork) {
    List<IterationResult> iterations = new ArrayList<>();
    for (int i = 0; i < fork.scores().size(); i++) {
      int at = i;
      IterationResult result = new IterationResult(params, params.getMeasurement(), null);
      result.addResult(throughput(ResultRole.PRIMARY, "call", fork.scores().get(at)));
      fork.counts()
          .forEach(
              (name, row) ->
                  result.addResult(
                      new ScalarResult(name, row.get(at), "#", AggregationPolicy.SUM)));
      fork.rates()
          .forEach(
              (name, row) -> result.addResult(throughput(ResultRole.SECONDARY, name, row.get(at))));
      iterations.add(result);
    }
    return iterations;
  }

  private static ThroughputResult throughput(ResultRole role, String name, double perSecond) {
    return new ThroughputResult(role, name, perSecond, SECOND, TimeUnit.SECONDS);
  }

  private static BenchmarkParams params(
      StudyCase c, Settings settings, List<ForkLine.Result> forks) {
    WorkloadParams params = new WorkloadParams();
    c.params().forEach((name, value) -> params.put(name, value, 0));
    params.put("jdk", c.jdk(), 0);
    params.put("cpus", String.valueOf(c.cpus()), 0);
    ForkLine.Vm vm = forks.get(0).vm();
    TimeValue time = TimeValue.milliseconds(settings.iterationMillis());
    return new BenchmarkParams(
        c.benchmark(),
        "generated",
        true,
        c.cpus(),
        new int[] {1},
        List.of(),
        forks.size(),
        0,
        new IterationParams(IterationType.WARMUP, settings.warmupIterations(), time, 1),
        new IterationParams(IterationType.MEASUREMENT, settings.measurementIterations(), time, 1),
        Mode.Throughput,
        params,
        TimeUnit.SECONDS,
        1,
        "java",
        vm.args(),
        vm.jdk().orElseThrow(),
        vm.name(),
        vm.version(),
        vm.jmh().orElseThrow(),
        TimeValue.minutes(10));
  }
}
