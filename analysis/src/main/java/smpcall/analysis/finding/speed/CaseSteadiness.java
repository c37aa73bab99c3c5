// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.SteadyState;

/**
 * Whether the forks of one case had reached a steady state when they were measured.
 *
 * @param forks the states of the forks that stored enough to tell
 */
public record CaseSteadiness(StudyCase studyCase, List<SteadyState> forks) {

  public static CaseSteadiness of(StudyCase studyCase, List<Fork> forks) {
    List<SteadyState> states = new ArrayList<>();
    forks.forEach(fork -> of(fork).ifPresent(states::add));
    return new CaseSteadiness(studyCase, List.copyOf(states));
  }

  /** The state of one fork; empty where no warm-up is stored, or an iteration has no number. */
  public static Optional<SteadyState> of(Fork fork) {
    return fork.warmup().isEmpty()
        ? Optional.empty()
        : SteadyState.of(
            fork.warmup().stream().mapToDouble(Double::doubleValue).toArray(),
            fork.iterations().stream().mapToDouble(Iteration::score).toArray());
  }

  public long count(SteadyState.Kind kind) {
    return forks.stream().filter(fork -> fork.kind() == kind).count();
  }

  /** The number of forks whose measured iterations have more than one level. */
  public long unsettled() {
    return forks.stream().filter(fork -> !fork.isSettled()).count();
  }
}
