// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import java.time.Duration;
import java.util.Locale;
import smpcall.plan.Settings;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;

/**
 * The progress of a run, and its end if it goes on as before: if forks take as long as until now,
 * and the precision grows with the root of the number of blocks.
 */
public final class Forecast {

  /** Time to start a JVM and to connect it with JMH. */
  private static final Duration FORK_OVERHEAD = Duration.ofMillis(900);

  /** Time to wait for the JIT compiler before an iteration. */
  private static final Duration ITERATION_OVERHEAD = Duration.ofMillis(20);

  private final ResultStore store;
  private final StopRule rule;
  private final Settings settings;

  public Forecast(ResultStore store) {
    this.store = store;
    rule = new StopRule(store);
    settings = store.header().settings();
  }

  /**
   * Returns the progress in words, such as {@code block 2 of about 6, fork 14, 2:10 left; patched
   * so far 1.12}.
   *
   * @param block number of the block that runs
   * @param fork number of the fork that begins, from 1
   */
  public String at(int block, int fork) {
    int blocks = blocks(block);
    int forks = store.plannedForks(blocks);
    StringBuilder words = new StringBuilder("block " + block);
    words.append(isExact() ? " of " : " of about ").append(blocks);
    words.append(", fork ").append(fork).append(isExact() ? " of " + forks : "");
    words.append(", ").append(minutes(fork().multipliedBy(forks - fork + 1))).append(" left");
    new PatchedSoFar(store).words(block - 1).ifPresent(ratio -> words.append("; ").append(ratio));
    return words.toString();
  }

  /** Whether nothing can end the run before or after its number of blocks. */
  private boolean isExact() {
    return store.ended().isPresent()
        || settings.budgetSeconds() == null && settings.precisionPercent() == null;
  }

  /** Returns the number of blocks after which the run will probably end. */
  private int blocks(int running) {
    return store
        .ended()
        .map(RunEnd::blocks)
        .orElseGet(
            () ->
                Math.max(
                    Math.max(running, store.lastBlock()),
                    Math.min(byPrecision(running - 1), byBudget())));
  }

  private int byBudget() {
    if (settings.budgetSeconds() == null) {
      return settings.blocks();
    }
    long most = Duration.ofSeconds(settings.budgetSeconds()).dividedBy(fork());
    int blocks = Math.min(settings.budgetAfterBlocks(), settings.blocks());
    while (blocks < settings.blocks() && store.plannedForks(blocks + 1) <= most) {
      blocks++;
    }
    return blocks;
  }

  private int byPrecision(int complete) {
    if (settings.precisionPercent() == null) {
      return settings.blocks();
    }
    double blocks =
        rule.precision(2)
            .map(worst -> Math.ceil(complete * Math.pow(worst / settings.precisionPercent(), 2)))
            .orElse((double) settings.blocks());
    return (int) Math.min(settings.blocks(), Math.max(settings.leastBlocks(), blocks));
  }

  /** Returns the mean time of a fork, or the expected time before the first one has ended. */
  private Duration fork() {
    int iterations = settings.warmupIterations() + settings.measurementIterations();
    Duration expected =
        Duration.ofMillis(settings.iterationMillis())
            .plus(ITERATION_OVERHEAD)
            .multipliedBy(iterations)
            .plus(FORK_OVERHEAD);
    Duration mean = rule.used().dividedBy(Math.max(1, store.forks().size()));
    return mean.toMillis() > 0 ? mean : expected;
  }

  /** Returns a time as minutes and seconds. */
  public static String minutes(Duration duration) {
    return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }
}
