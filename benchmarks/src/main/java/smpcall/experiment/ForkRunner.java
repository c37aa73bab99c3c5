// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import smpcall.benchmark.CallTimes;
import smpcall.host.Jdk;
import smpcall.machine.Machine;
import smpcall.memory.MemoryBudget;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Settings;
import smpcall.store.ForkResult;

/**
 * Runs one fork of a case in JMH.
 *
 * <p>JMH gets one fork at a time. By itself it would run all forks of a case before the next case,
 * and drift of the machine would look like a difference between cases.
 */
public final class ForkRunner implements CaseRunner {

  /**
   * The outcome of a fork.
   *
   * @param error one line; null if the fork gave a result
   * @param result result of the fork; null if it failed
   */
  public record Outcome(String error, ForkResult result) {}

  /** The unit of JMH's metrics that count events. */
  private static final String EVENT_UNIT = "#";

  /** The unit of JMH's metrics that are times. */
  private static final String TIME_UNIT = "ns/op";

  /** The memory of simulated machines in a fork without a flag, in bytes. */
  private static final long DEFAULT_MEMORY = 16 << 20;

  /** Each iteration makes a machine, and the memory of earlier ones may not be free yet. */
  private static final int MACHINES = 4;

  private final Settings settings;
  private final Map<String, JavaRuntimes.Runtime> runtimes;

  /**
   * @param settings settings of the run
   * @param runtimes Java runtimes of the forks, by id
   */
  public ForkRunner(Settings settings, Map<String, JavaRuntimes.Runtime> runtimes) {
    this.settings = settings;
    this.runtimes = runtimes;
  }

  @Override
  public Outcome run(Case testCase, SortedMap<String, String> drawn) {
    IterationRecorder recorder = new IterationRecorder(testCase.metric(), testCase.placement());
    try (ForkOutput output = ForkOutput.create();
        JvmLauncher launcher = JvmLauncher.of(runtimes.get(testCase.jdk()))) {
      Collection<RunResult> results =
          new Runner(options(testCase, drawn, output, launcher), recorder).run();
      return outcome(results.iterator().next(), recorder, output);
    } catch (RunnerException e) {
      return new Outcome(recorder.failureReason(), null);
    } catch (IOException e) {
      throw new UserError(
          System.getProperty("java.io.tmpdir")
              + ": cannot be written ("
              + e.getMessage()
              + "); make room there, then './study run --resume' resumes the run");
    }
  }

  /** A result with a count that is no number is an error of the fork. */
  private static Outcome outcome(RunResult run, IterationRecorder recorder, ForkOutput output)
      throws IOException {
    try {
      return new Outcome(null, result(run, recorder, output));
    } catch (IllegalArgumentException e) {
      return new Outcome(e.getMessage(), null);
    }
  }

  private Options options(
      Case testCase, SortedMap<String, String> drawn, ForkOutput output, JvmLauncher launcher) {
    TimeValue time = TimeValue.milliseconds(settings.iterationMillis());
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .include("^" + Pattern.quote(testCase.benchmark()) + "$")
            .threads(testCase.cpus())
            .forks(1)
            .warmupForks(0)
            .warmupIterations(settings.warmupIterations())
            .warmupTime(time)
            .measurementIterations(settings.measurementIterations())
            .measurementTime(time)
            .syncIterations(true)
            .shouldFailOnError(true)
            .jvmArgs(jvmArgs(testCase, output));
    if (testCase.callers() < testCase.cpus()) {
      builder.threadGroups(testCase.callers(), testCase.cpus() - testCase.callers());
    }
    launcher.executable().map(Path::toString).ifPresent(builder::jvm);
    if (testCase.isPaced()) {
      builder.addProfiler(CallTimes.class);
    }
    testCase.params().forEach((name, value) -> builder.param(name, value));
    drawn.forEach((name, value) -> builder.param(name, value));
    return builder.build();
  }

  private String[] jvmArgs(Case testCase, ForkOutput output) {
    List<String> flags = new ArrayList<>(settings.jvmArgs());
    flags.addAll(runtimes.get(testCase.jdk()).flags());
    flags.addAll(output.flags());
    long memory = MACHINES * (long) Machine.capacity(testCase.cpus());
    if (memory > DEFAULT_MEMORY) {
      flags.add("-D" + MemoryBudget.PROPERTY + "=" + memory);
      flags.add("-XX:MaxDirectMemorySize=" + 2 * memory);
    }
    return flags.toArray(new String[0]);
  }

  private static ForkResult result(RunResult run, IterationRecorder recorder, ForkOutput output)
      throws IOException {
    Map<String, List<Double>> counts = new TreeMap<>();
    SortedMap<String, List<Double>> rates = new TreeMap<>();
    SortedMap<String, List<Double>> times = new TreeMap<>();
    List<Double> scores = new ArrayList<>();
    for (BenchmarkResult fork : run.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        scores.add(iteration.getPrimaryResult().getScore());
        iteration
            .getSecondaryResults()
            .forEach(
                (name, metric) ->
                    kind(metric, counts, rates, times)
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(metric.getScore()));
      }
    }
    return new ForkResult(
        vm(run.getParams()),
        recorder.warmup(),
        scores,
        ForkResult.counts(counts),
        rates,
        times,
        recorder.megahertz(),
        output.latency(),
        output.roundTrip());
  }

  private static Map<String, List<Double>> kind(
      Result<?> metric,
      Map<String, List<Double>> counts,
      Map<String, List<Double>> rates,
      Map<String, List<Double>> times) {
    return switch (metric.getScoreUnit()) {
      case EVENT_UNIT -> counts;
      case TIME_UNIT -> times;
      default -> rates;
    };
  }

  private static ForkResult.Vm vm(BenchmarkParams params) {
    List<String> args =
        params.getJvmArgs().stream().filter(flag -> !ForkOutput.isFlag(flag)).toList();
    return new ForkResult.Vm(
        params.getJmhVersion(),
        Jdk.withoutNames(params.getJdkVersion()),
        params.getVmName(),
        Jdk.withoutNames(params.getVmVersion()),
        args);
  }
}
