// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Fairness;
import smpcall.analysis.statistics.Median;

/**
 * How evenly the callers of one case shared its calls.
 *
 * @param forks the fairness of each fork that stored it: medians of the iterations with a speed
 */
public record CaseFairness(StudyCase studyCase, List<Fairness> forks) {

  public static CaseFairness of(CaseSpeed speed, List<Fork> forks) {
    List<Fairness> all = new ArrayList<>();
    if (!speed.isWrong()) {
      forks.forEach(fork -> of(fork).ifPresent(all::add));
    }
    return new CaseFairness(speed.studyCase(), List.copyOf(all));
  }

  /** The fairness of one fork; empty where it is not stored, or no iteration has a speed. */
  public static Optional<Fairness> of(Fork fork) {
    List<Fairness> iterations =
        fork.iterations().stream()
            .filter(iteration -> iteration.noSpeed().isEmpty())
            .filter(iteration -> iteration.threadCalls().isPresent())
            .map(
                iteration -> {
                  Iteration.ThreadCalls calls = iteration.threadCalls().get();
                  return Fairness.of(
                      fork.studyCase().callers(),
                      calls.least(),
                      calls.most(),
                      iteration.audit().calls(),
                      calls.squares());
                })
            .toList();
    return iterations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fairness(
                Median.of(iterations.stream().mapToDouble(Fairness::leastShare).toArray()),
                Median.of(iterations.stream().mapToDouble(Fairness::jain).toArray())));
  }

  /** The calls of the slowest caller as a share of the fastest one's, in the median fork. */
  public OptionalDouble leastShare() {
    return Median.ofAny(forks.stream().mapToDouble(Fairness::leastShare).toArray());
  }

  /** The Jain index of the median fork. */
  public OptionalDouble jain() {
    return Median.ofAny(forks.stream().mapToDouble(Fairness::jain).toArray());
  }

  /** The same share in the least even fork. */
  public OptionalDouble worstShare() {
    return forks.stream().mapToDouble(Fairness::leastShare).min();
  }
}
