// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.plan.Settings;
import smpcall.store.Fork;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;

/**
 * Ends a run after a block: by its plan, its precision or its budget.
 *
 * @param store the run
 */
public record StopRule(ResultStore store) {

  /** Returns the reason to end the run after a block; empty if another block follows. */
  public Optional<RunEnd.Reason> endAfter(int block) {
    Settings settings = store.header().settings();
    if (block >= settings.blocks()) {
      return Optional.of(RunEnd.Reason.PLAN);
    }
    if (settings.precisionPercent() != null && block >= settings.leastBlocks()) {
      Optional<Double> worst = precision(settings.leastBlocks());
      if (worst.isPresent() && worst.get() <= settings.precisionPercent()) {
        return Optional.of(RunEnd.Reason.PRECISION);
      }
    }
    if (settings.budgetSeconds() != null && block >= settings.budgetAfterBlocks()) {
      Duration next = used(store.forks().stream().filter(each -> each.block() == block));
      if (used().plus(next).compareTo(Duration.ofSeconds(settings.budgetSeconds())) > 0) {
        return Optional.of(RunEnd.Reason.BUDGET);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the precision of the primary ratios, percent, without contaminated forks.
   *
   * @param least number of ratios that each of them must have
   */
  Optional<Double> precision(int least) {
    ContaminatedForks contaminated = new ContaminatedForks(store.header());
    return RatioPrecision.worst(
        store.header().cases(),
        store.forks(),
        fork -> !contaminated.contains(fork),
        store.header().settings().pairing(),
        least);
  }

  /** Returns the time of all forks, with those before an interruption. */
  Duration used() {
    return used(store.forks().stream());
  }

  private static Duration used(Stream<Fork> forks) {
    return forks
        .map(
            fork -> Duration.between(Instant.parse(fork.started()), Instant.parse(fork.finished())))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
