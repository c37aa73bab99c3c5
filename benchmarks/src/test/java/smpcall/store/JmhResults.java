// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

/** Results as JMH has them in its hands, written by JMH's own JSON formatter. */
public final class JmhResults {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private JmhResults() {}

  /**
   * JMH's array for one case.
   *
   * @param forks the scores of the iterations of each fork; an iteration had half as many calls
   */
  public static JsonNode json(double[]... forks) {
    BenchmarkParams params = params(forks.length, forks[0].length);
    List<BenchmarkResult> results =
        Arrays.stream(forks)
            .map(scores -> new BenchmarkResult(params, iterations(params, scores)))
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out)
        .writeOut(List.of(new RunResult(params, results)));
    return read(bytes.toString(StandardCharsets.UTF_8));
  }

  /** JMH's array for one case and one fork. */
  public static JsonNode fork(double... scores) {
    return json(scores);
  }

  /** What somebody reads who finds that in a file. */
  public static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static List<IterationResult> iterations(BenchmarkParams params, double... scores) {
    return Arrays.stream(scores).mapToObj(score -> iteration(params, score)).toList();
  }

  private static IterationResult iteration(BenchmarkParams params, double score) {
    IterationResult result = new IterationResult(params, params.getMeasurement(), null);
    result.addResult(
        new ThroughputResult(ResultRole.PRIMARY, "call", score, SECOND, TimeUnit.SECONDS));
    double calls = Double.isNaN(score) ? 0 : Math.floor(score / 2);
    result.addResult(new ScalarResult("calls", calls, "#", AggregationPolicy.SUM));
    result.addResult(new ScalarResult("failures", 0, "#", AggregationPolicy.SUM));
    return result;
  }

  private static BenchmarkParams params(int forks, int iterations) {
    WorkloadParams params = new WorkloadParams();
    params.put("version", "spinlock", 0);
    IterationParams measurement =
        new IterationParams(IterationType.MEASUREMENT, iterations, TimeValue.milliseconds(100), 1);
    return new BenchmarkParams(
        "smpcall.benchmark.Storm.call",
        "generated",
        true,
        2,
        new int[] {1},
        List.of(),
        forks,
        0,
        new IterationParams(IterationType.WARMUP, 1, TimeValue.milliseconds(100), 1),
        measurement,
        Mode.Throughput,
        params,
        TimeUnit.SECONDS,
        1,
        "java",
        List.of("-Xmx256m"),
        "17.0.15",
        "VM",
        "17.0.15+6",
        "1.37",
        TimeValue.minutes(10));
  }
}
