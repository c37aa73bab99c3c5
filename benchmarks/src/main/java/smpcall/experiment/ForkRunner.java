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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import smpcall.machine.Machine;
import smpcall.memory.MemoryBudget;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Settings;
import smpcall.store.ForkResult;

/**
 * Runs one fork of a case in JMH.
 *
 * <p>JMH would run all forks of a case before the next one, so that drift of the machine looks like
 * a difference between cases; so it is given one at a time.
 */
public final class ForkRunner {

  /**
   * How one fork ended.
   *
   * @param error one line; null when it gave a result
   * @param result null when it failed
   */
  public record Outcome(String error, ForkResult result) {}

  /** The unit of JMH's metrics that count events. */
  private static final String EVENTS = "#";

  /** What a fork has for machines when nothing is said. */
  private static final long ENOUGH_MEMORY = 16 << 20;

  /** Room for machines: every iteration's is elsewhere, and those before it may not be gone. */
  private static final int PLACES = 4;

  private final Settings settings;
  private final Map<String, JavaRuntimes.Runtime> runtimes;

  /**
   * @param runtimes what forks run on, by id
   */
  public ForkRunner(Settings settings, Map<String, JavaRuntimes.Runtime> runtimes) {
    this.settings = settings;
    this.runtimes = runtimes;
  }

  /** Runs one fork; what goes wrong in it is in the outcome. */
  public Outcome run(Case testCase) {
    IterationRecorder recorder = new IterationRecorder(testCase.metric(), testCase.placement());
    try (ForkOutput output = ForkOutput.create();
        JvmLauncher launcher = JvmLauncher.of(runtimes.get(testCase.jdk()))) {
      Collection<RunResult> results =
          new Runner(options(testCase, output, launcher), recorder).run();
      return new Outcome(null, result(results.iterator().next(), recorder, output));
    } catch (RunnerException e) {
      return new Outcome(recorder.complaint(), null);
    } catch (IOException e) {
      throw new UserError(
          System.getProperty("java.io.tmpdir")
              + ": cannot be written ("
              + e.getMessage()
              + "); make room there, then './study run --resume' continues");
    }
  }

  private Options options(Case testCase, ForkOutput output, JvmLauncher launcher) {
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
    testCase.params().forEach((name, value) -> builder.param(name, value));
    return builder.build();
  }

  private String[] jvmArgs(Case testCase, ForkOutput output) {
    List<String> flags = new ArrayList<>(settings.jvmArgs());
    flags.addAll(runtimes.get(testCase.jdk()).flags());
    flags.addAll(output.flags());
    long memory = PLACES * (long) Machine.capacity(testCase.cpus());
    if (memory > ENOUGH_MEMORY) {
      flags.add("-D" + MemoryBudget.PROPERTY + "=" + memory);
      flags.add("-XX:MaxDirectMemorySize=" + 2 * memory);
    }
    return flags.toArray(new String[0]);
  }

  private static ForkResult result(RunResult run, IterationRecorder recorder, ForkOutput output)
      throws IOException {
    Map<String, List<Double>> counts = new TreeMap<>();
    SortedMap<String, List<Double>> rates = new TreeMap<>();
    List<Double> scores = new ArrayList<>();
    for (BenchmarkResult fork : run.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        scores.add(iteration.getPrimaryResult().getScore());
        iteration
            .getSecondaryResults()
            .forEach(
                (name, metric) ->
                    (metric.getScoreUnit().equals(EVENTS) ? counts : rates)
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
        recorder.megahertz(),
        output.latency(),
        output.roundTrip());
  }

  private static ForkResult.Vm vm(BenchmarkParams params) {
    List<String> args =
        params.getJvmArgs().stream().filter(flag -> !ForkOutput.isFlag(flag)).toList();
    return new ForkResult.Vm(
        params.getJmhVersion(),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        args);
  }
}
