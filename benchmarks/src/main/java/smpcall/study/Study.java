// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import smpcall.host.Environment;
import smpcall.host.Noise;

/** Runs a plan on this host, block by block, and keeps what comes out. */
final class Study {

  /** A JVM's start and JMH's conversation with it. */
  private static final Duration FORK_OVERHEAD = Duration.ofMillis(900);

  /** Waiting for the compiler before an iteration. */
  private static final Duration ITERATION_OVERHEAD = Duration.ofMillis(20);

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Plan plan;
  private final Settings settings;
  private final ForkRunner runner;
  private final boolean terminal;

  Study(Plan plan, Settings settings, boolean terminal) {
    this.plan = plan;
    this.settings = settings;
    this.terminal = terminal;
    runner = new ForkRunner(settings);
  }

  /**
   * Runs it all.
   *
   * @param host the name under which its results are kept
   * @param home of this repository
   * @return the directory of the results
   */
  Path run(String host, Path results, Path home) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ResultStore store =
        ResultStore.create(
            results,
            new RunHeader(
                RunHeader.SCHEMA,
                ID.format(now),
                host,
                now.toString(),
                Commit.of(home),
                Environment.ofThisHost(),
                settings,
                plan.cases()));
    Progress progress = new Progress(System.out, terminal, plan.forks(), expectedFork());
    for (int block = 1; block <= plan.blocks(); block++) {
      int position = 0;
      for (Case testCase : plan.order(block)) {
        progress.starts("block " + block + ", " + testCase.label());
        run(store, testCase, block, ++position);
        progress.done();
      }
    }
    progress.ends();
    return store.directory();
  }

  private void run(ResultStore store, Case testCase, int block, int position) {
    String started = now();
    Noise before = Noise.now();
    ForkRunner.Outcome outcome = runner.run(testCase);
    Noise noise = before.until(Noise.now());
    store.add(
        new Fork(
            testCase.id(),
            block,
            position,
            started,
            now(),
            null,
            outcome.error(),
            outcome.warmup(),
            noise.stealMillis(),
            noise.loadBefore()),
        outcome.jmh());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private Duration expectedFork() {
    int iterations = settings.warmupIterations() + settings.measurementIterations();
    return Duration.ofMillis(settings.iterationMillis())
        .plus(ITERATION_OVERHEAD)
        .multipliedBy(iterations)
        .plus(FORK_OVERHEAD);
  }
}
