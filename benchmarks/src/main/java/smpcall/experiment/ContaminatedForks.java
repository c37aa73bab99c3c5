// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import smpcall.plan.Contamination;
import smpcall.store.Fork;
import smpcall.store.RunHeader;

/**
 * The forks of a run that its {@link Contamination} rule leaves out; none without a rule.
 *
 * @param run header with the rule, the plan and the host
 */
public record ContaminatedForks(RunHeader run) {

  /** Returns whether a fork with a result is contaminated. */
  public boolean contains(Fork fork) {
    Contamination rule = run.settings().contamination();
    if (rule == null) {
      return false;
    }
    int threads =
        run.cases().stream()
            .filter(c -> c.id().equals(fork.caseId()))
            .findFirst()
            .orElseThrow()
            .cpus();
    Instant started = Instant.parse(fork.started());
    long cpuMillis = threads * Duration.between(started, Instant.parse(fork.finished())).toMillis();
    List<Long> switches = fork.result().count("involuntarySwitches");
    double seconds = threads * switches.size() * run.settings().iterationMillis() / 1000.0;
    return exceeds(percent(fork.noise().stealMillis(), cpuMillis), rule.stealPercent())
        || exceeds(percent(fork.noise().foreignMillis(), cpuMillis), rule.foreignPercent())
        || exceeds(sum(switches) / seconds, rule.involuntarySwitches())
        || exceeds(sum(fork.result().count("migrations")), rule.migrations())
        || fork.noise().loadBefore() != null
            && exceeds(
                fork.noise().loadBefore() / run.environment().onlineCpus(), rule.loadPerCpu());
  }

  private static double percent(Long millis, long cpuMillis) {
    return millis == null ? Double.NaN : 100.0 * millis / cpuMillis;
  }

  /** Returns the sum, or NaN if a count is negative, which means unknown. */
  private static double sum(List<Long> counts) {
    return counts.stream().anyMatch(count -> count < 0)
        ? Double.NaN
        : counts.stream().mapToDouble(Long::doubleValue).sum();
  }

  /** Returns false for NaN. */
  private static boolean exceeds(double number, double threshold) {
    return number > threshold;
  }
}
