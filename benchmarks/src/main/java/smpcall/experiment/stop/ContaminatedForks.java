// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    return !causes(fork).isEmpty();
  }

  /** Returns by what a fork with a result is contaminated; empty if by nothing. */
  List<String> causes(Fork fork) {
    Contamination rule = run.settings().contamination();
    if (rule == null) {
      return List.of();
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
    List<String> causes = new ArrayList<>();
    if (exceeds(percent(fork.noise().stealMillis(), cpuMillis), rule.stealPercent())) {
      causes.add("steal");
    }
    if (exceeds(percent(fork.noise().foreignMillis(), cpuMillis), rule.foreignPercent())) {
      causes.add("other programs");
    }
    if (exceeds(sum(switches) / seconds, rule.involuntarySwitches())) {
      causes.add("involuntary switches");
    }
    if (exceeds(sum(fork.result().count("migrations")), rule.migrations())) {
      causes.add("migrations");
    }
    if (fork.noise().loadBefore() != null
        && run.environment().onlineCpus() != null
        && exceeds(fork.noise().loadBefore() / run.environment().onlineCpus(), rule.loadPerCpu())) {
      causes.add("load");
    }
    return List.copyOf(causes);
  }

  /** Returns why most of some forks are contaminated, in one line; empty if most are not. */
  public Optional<String> most(List<Fork> forks) {
    List<List<String>> causes =
        forks.stream().filter(fork -> fork.result() != null).map(this::causes).toList();
    long contaminated = causes.stream().filter(each -> !each.isEmpty()).count();
    if (2 * contaminated <= causes.size()) {
      return Optional.empty();
    }
    Map<String, Long> counts =
        causes.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(cause -> cause, TreeMap::new, Collectors.counting()));
    return Optional.of(
        counts.entrySet().stream()
            .map(cause -> cause.getKey() + " in " + cause.getValue())
            .collect(
                Collectors.joining(
                    ", ", contaminated + " of " + causes.size() + " forks were disturbed (", ")")));
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
