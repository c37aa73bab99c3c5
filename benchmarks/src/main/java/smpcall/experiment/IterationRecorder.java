// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;
import smpcall.host.Frequency;

/**
 * An output format of JMH that prints nothing and records data that JMH's results do not have: the
 * warm-up iterations, the output of the fork, and the frequency of its CPUs at its end.
 */
final class IterationRecorder implements OutputFormat {

  private static final Predicate<String> EXCEPTION =
      Pattern.compile("^(\\S+\\.)*\\S*(Exception|Error)(: .*)?$").asMatchPredicate();

  private final String metric;
  private final List<Integer> placement;
  private final List<Double> warmup = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Double megahertz;

  /**
   * @param metric secondary metric that is the figure of the case; null: the primary one
   * @param placement CPUs of the fork
   */
  IterationRecorder(String metric, List<Integer> placement) {
    this.metric = metric;
    this.placement = placement;
  }

  /**
   * Returns the frequency of the slowest CPU, in MHz, or null if unknown. It is read right after
   * the last iteration, when reading disturbs no measurement and the CPUs are not idle yet.
   */
  Double megahertz() {
    return megahertz;
  }

  /** Returns the figures of the warm-up iterations. */
  List<Double> warmup() {
    return List.copyOf(warmup);
  }

  /**
   * Returns the first exception in the output, or else the exit status of the fork, or else the
   * last line.
   */
  String failureReason() {
    List<String> lines = text.toString().lines().filter(line -> !line.isBlank()).toList();
    return first(lines, EXCEPTION)
        .or(() -> first(lines, line -> line.startsWith("<forked VM failed")))
        .orElse(lines.isEmpty() ? "JMH gave no reason" : lines.get(lines.size() - 1));
  }

  private static Optional<String> first(List<String> lines, Predicate<String> condition) {
    return lines.stream().filter(condition).findFirst();
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    if (params.getType() == IterationType.WARMUP) {
      Result<?> figure =
          metric == null ? data.getPrimaryResult() : data.getSecondaryResults().get(metric);
      warmup.add(figure.getScore());
    } else if (iteration == params.getCount()) {
      megahertz = Frequency.lowest(placement);
    }
  }

  @Override
  public void print(String line) {
    text.append(line);
  }

  @Override
  public void println(String line) {
    text.append(line).append('\n');
  }

  @Override
  public void verbosePrintln(String line) {
    println(line);
  }

  @Override
  public void write(int character) {
    text.append((char) character);
  }

  @Override
  public void write(byte[] bytes) {
    text.append(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> result) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
