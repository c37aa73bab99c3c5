// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import smpcall.benchmark.Latency;
import smpcall.benchmark.LatencyRecorder;
import smpcall.benchmark.RoundTrip;
import smpcall.host.Frequency;
import smpcall.message.MessageLine;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.NativeRow;
import smpcall.plan.Settings;
import smpcall.store.ForkResult;

/**
 * Runs one fork of a case of the native control. Its program ends with the study, even when the
 * study is killed, as its standard input is a pipe from it.
 */
public final class NativeFork {

  /** Nothing has to be compiled, so that more iterations than these warm nothing up. */
  private static final int MOST_WARMUP_ITERATIONS = 2;

  /** Time for the start, the round trips and the end. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** Time that an iteration with a lockup takes longer, and more. */
  private static final Duration ITERATION_SLACK = Duration.ofSeconds(10);

  /** Exit status of a process that a signal ended, without the number of the signal. */
  private static final int SIGNALLED = 128;

  private static final String GAP = "gap";
  private static final String TIMED = "timed";
  private static final String BROADCAST = "broadcast";
  private static final String CALL = "call";
  private static final String TIMED_CALLS = "timedCalls";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * What the program prints.
   *
   * @param clockNanos cost of one reading of the clock, nanoseconds
   * @param droppedIterations number of measured iterations without a speed
   * @param roundTripNanos round trips of a cache line
   * @param warmup warm-up iterations
   * @param measured measured iterations
   * @param fromStart pairs of a duration in nanoseconds and a number of calls
   * @param fromDue the same from when the calls were due
   */
  @JsonIgnoreProperties({"version", "workload"})
  private record Output(
      double clockNanos,
      int droppedIterations,
      RoundTrip roundTripNanos,
      List<Iteration> warmup,
      List<Iteration> measured,
      List<long[]> fromStart,
      List<long[]> fromDue) {}

  /**
   * An iteration.
   *
   * @param counts numbers of events, by name
   * @param callNanos sum of the durations of paced calls, nanoseconds
   * @param dueNanos the same from when the calls were due
   * @param callsPerSecond calls per second, the sum over the threads
   */
  private record Iteration(
      SortedMap<String, Long> counts, long callNanos, long dueNanos, double callsPerSecond) {

    /** Not a number if no call was timed. */
    double mean(long sum) {
      return (double) sum / counts.get(TIMED_CALLS);
    }
  }

  private NativeFork() {}

  /**
   * Runs one fork, and returns its result or its error.
   *
   * @param testCase case; its parameters {@code gap} and {@code timed} are those of Java
   * @param drawn drawn parameters: {@code seed}, {@code place}, {@code spin} and {@code pad}
   * @throws UserError if the program cannot be built here, or the study is interrupted
   */
  public static ForkRunner.Outcome run(
      Case testCase, Map<String, String> drawn, Settings settings) {
    return run(NativeControl.program(), testCase, drawn, settings);
  }

  static ForkRunner.Outcome run(
      NativeControl.Program program, Case testCase, Map<String, String> drawn, Settings settings) {
    Path out = program.executable().resolveSibling("out.json");
    Path err = program.executable().resolveSibling("err.txt");
    try {
      Process process =
          new ProcessBuilder(command(program, testCase, drawn, settings))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      Duration limit = limit(settings);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return failed("it did not end within " + limit.toSeconds() + " s");
      }
      Double megahertz = Frequency.lowest(testCase.placement());
      return process.exitValue() == 0
          ? new ForkRunner.Outcome(
              null,
              result(program, testCase, JSON.readValue(out.toFile(), Output.class), megahertz))
          : failed(reason(process.exitValue(), err));
    } catch (JsonProcessingException e) {
      return failed("its output is damaged (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      return failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted");
    }
  }

  private static ForkRunner.Outcome failed(String reason) {
    return new ForkRunner.Outcome(MessageLine.of("native control: " + reason), null);
  }

  private static String reason(int status, Path err) throws IOException {
    if (status > SIGNALLED) {
      return "signal " + (status - SIGNALLED) + " ended it";
    }
    return Files.readString(err).lines().findFirst().orElse("exit status " + status);
  }

  private static List<String> command(
      NativeControl.Program program, Case testCase, Map<String, String> drawn, Settings settings) {
    List<String> command = new ArrayList<>(List.of(program.executable().toString()));
    command.addAll(
        List.of(
            "--version",
            NativeRow.version(testCase.variant()),
            "--workload",
            testCase.workload(),
            "--cpus",
            testCase.placement().stream().map(String::valueOf).collect(Collectors.joining(",")),
            "--" + GAP,
            parameter(testCase, GAP),
            "--" + TIMED,
            parameter(testCase, TIMED),
            "--warmup",
            String.valueOf(warmupIterations(settings)),
            "--measure",
            String.valueOf(settings.measurementIterations()),
            "--millis",
            String.valueOf(settings.iterationMillis())));
    drawn.forEach((name, value) -> command.addAll(List.of("--" + name, value)));
    return command;
  }

  private static String parameter(Case testCase, String name) {
    return testCase.params().getOrDefault(name, "0");
  }

  private static int warmupIterations(Settings settings) {
    return Math.min(MOST_WARMUP_ITERATIONS, settings.warmupIterations());
  }

  private static Duration limit(Settings settings) {
    int iterations = warmupIterations(settings) + settings.measurementIterations();
    return Duration.ofMillis(settings.iterationMillis())
        .plus(ITERATION_SLACK)
        .multipliedBy(iterations)
        .plus(SLACK);
  }

  private static ForkResult result(
      NativeControl.Program program, Case testCase, Output output, Double megahertz) {
    List<Double> scores = values(output.measured, Iteration::callsPerSecond);
    SortedMap<String, List<Double>> rates = new TreeMap<>();
    if (testCase.workload().equals(BROADCAST)) {
      rates.put(CALL, scores);
    }
    SortedMap<String, List<Double>> times = new TreeMap<>();
    SortedMap<String, List<Long>> counts = counts(output.measured);
    if (testCase.isPaced()) {
      times.put(Case.DURATION, means(output.measured, Iteration::callNanos));
      times.put("dueNanos", means(output.measured, Iteration::dueNanos));
    } else {
      counts.remove(TIMED_CALLS);
    }
    return new ForkResult(
        new ForkResult.Vm(null, null, NativeRow.BENCHMARK, program.compiler(), program.flags()),
        testCase.isPaced()
            ? means(output.warmup, Iteration::callNanos)
            : values(output.warmup, Iteration::callsPerSecond),
        scores,
        counts,
        rates,
        times,
        megahertz,
        latency(testCase, output),
        output.roundTripNanos);
  }

  private static List<Double> values(
      List<Iteration> iterations, Function<Iteration, Double> value) {
    return iterations.stream().map(value).toList();
  }

  private static List<Double> means(List<Iteration> iterations, ToLongFunction<Iteration> sum) {
    return values(iterations, each -> each.mean(sum.applyAsLong(each)));
  }

  private static SortedMap<String, List<Long>> counts(List<Iteration> iterations) {
    SortedMap<String, List<Long>> counts = new TreeMap<>();
    for (Iteration iteration : iterations) {
      iteration.counts.forEach(
          (name, count) -> counts.computeIfAbsent(name, key -> new ArrayList<>()).add(count));
    }
    return counts;
  }

  private static Latency latency(Case testCase, Output output) {
    if (testCase.isPaced()) {
      return Latency.paced(
          output.clockNanos,
          output.droppedIterations,
          histogram(output.fromStart),
          histogram(output.fromDue));
    }
    int every = Integer.parseInt(parameter(testCase, TIMED));
    return every == 0
        ? null
        : Latency.of(
            every, output.clockNanos, output.droppedIterations, histogram(output.fromStart));
  }

  private static Histogram histogram(List<long[]> durations) {
    Histogram histogram = LatencyRecorder.newHistogram();
    durations.forEach(pair -> histogram.recordValueWithCount(pair[0], pair[1]));
    return histogram;
  }
}
