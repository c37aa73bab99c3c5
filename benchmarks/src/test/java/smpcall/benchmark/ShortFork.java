// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import smpcall.host.Affinity;

/** Runs a benchmark in a real but very short fork. */
final class ShortFork {

  static final int ITERATIONS = 2;

  /** Metrics that every benchmark reports about its threads. */
  static final String[] METRICS_OF_THREADS = {
    "shortThreads", "misplaced", "involuntarySwitches", "migrations", "compileMillis", "compiling"
  };

  static {
    // Nothing is timed here, so another JMH may run on this host.
    System.setProperty("jmh.ignoreLock", "true");
  }

  private ShortFork() {}

  static void assumeTwoCpus() {
    assumeTrue(
        Affinity.allowed().cardinality() >= TwoCpus.CPUS,
        "this process may use one CPU only: the threads of a benchmark would share it");
  }

  /**
   * Runs a benchmark.
   *
   * @param log file for the output of JMH and the fork
   * @return JMH's measured iterations
   */
  static Collection<IterationResult> run(
      Path log, Class<?> benchmark, Map<String, String> params, String... jvmArgs)
      throws IOException {
    TimeValue time = TimeValue.milliseconds(100);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .threads(TwoCpus.CPUS)
            .forks(1)
            .warmupIterations(1)
            .warmupTime(time)
            .measurementIterations(ITERATIONS)
            .measurementTime(time)
            .shouldFailOnError(true)
            .jvmArgsPrepend(withLatencyFile(log, jvmArgs))
            .output(log.toString());
    params.forEach((name, value) -> options.param(name, value));
    if (params.containsKey("gap")) {
      options.addProfiler(CallTimes.class);
    }
    try {
      RunResult result = new Runner(options.build()).runSingle();
      return result.getAggregatedResult().getIterationResults();
    } catch (RunnerException e) {
      throw new AssertionError(Files.readString(log), e);
    }
  }

  private static String[] withLatencyFile(Path log, String... jvmArgs) {
    String[] all = Arrays.copyOf(jvmArgs, jvmArgs.length + 1);
    all[jvmArgs.length] = "-D" + LatencyRecorder.FILE + "=" + log + ".latency";
    return all;
  }

  /** The secondary metrics of an iteration. */
  static Map<String, Long> metrics(IterationResult iteration) {
    Map<String, Long> metrics = new TreeMap<>();
    for (String name : iteration.getSecondaryResults().keySet()) {
      metrics.put(name, Math.round(iteration.getSecondaryResults().get(name).getScore()));
    }
    return metrics;
  }

  /** Asserts that calls were made and the audit found no failure. */
  static void assertNoFailures(Map<String, Long> metrics) {
    long calls = metrics.get("calls");
    assertThat(calls).isPositive();
    assertThat(metrics)
        .containsEntry("executions", calls * (TwoCpus.CPUS - 1))
        .containsEntry("failures", 0L)
        .containsEntry("misplaced", 0L);
  }
}
