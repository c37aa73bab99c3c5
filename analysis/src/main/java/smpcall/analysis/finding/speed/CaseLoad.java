// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.statistics.Median;

/**
 * The load that the paced calls of one case made: what its durations are true for.
 *
 * @param perSecond the calls per second of all callers together, gaps included: median of the
 *     forks, each with its median iteration
 * @param busy the share of the callers' time in calls, likewise; empty when it is not stored
 */
public record CaseLoad(double perSecond, OptionalDouble busy) {

  /**
   * @param forks the forks of one case that count
   * @return empty for calls back to back, and when no iteration counts
   */
  public static Optional<CaseLoad> of(List<Fork> forks) {
    OptionalDouble perSecond = median(forks, pace -> OptionalDouble.of(pace.perSecond()));
    return perSecond.isEmpty()
        ? Optional.empty()
        : Optional.of(new CaseLoad(perSecond.getAsDouble(), median(forks, Iteration.Pace::busy)));
  }

  private static OptionalDouble median(
      List<Fork> forks, Function<Iteration.Pace, OptionalDouble> figure) {
    return Median.ofAny(
        forks.stream()
            .map(fork -> ofFork(fork, figure))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray());
  }

  private static OptionalDouble ofFork(Fork fork, Function<Iteration.Pace, OptionalDouble> figure) {
    return Median.ofAny(
        fork.iterations().stream()
            .filter(iteration -> iteration.noSpeed().isEmpty())
            .flatMap(iteration -> iteration.pace().stream())
            .map(figure)
            .flatMapToDouble(OptionalDouble::stream)
            .toArray());
  }
}
