// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import smpcall.plan.Contamination;
import smpcall.store.Fork;
import smpcall.store.RunHeader;

/**
 * The forks of a run that its {@link Contamination} rule leaves out; none where it declared no
 * rule.
 *
 * @param run with the rule, the plan and the host
 */
public record ContaminatedForks(RunHeader run) {

  /** Whether a fork that gave a result is contaminated. */
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

  /** No number where one of them is below 0: the kernel does not tell. */
  private static double sum(List<Long> counts) {
    return counts.stream().anyMatch(count -> count < 0)
        ? Double.NaN
        : counts.stream().mapToDouble(Long::doubleValue).sum();
  }

  /** No number exceeds nothing. */
  private static boolean exceeds(double number, double threshold) {
    return number > threshold;
  }
}
