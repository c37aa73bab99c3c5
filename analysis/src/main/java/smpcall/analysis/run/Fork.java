// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fork: a fresh JVM that measured one case.
 *
 * @param block the number of its block, from 1
 * @param position its place in the block, from 1
 * @param attempt the number of the attempt, from 1; all but the last one failed or are repeated
 * @param started the time when it began, UTC, ISO 8601
 * @param finished the time when it ended: that plus its length, UTC, ISO 8601
 * @param iterations the planned number of iterations; none when the fork failed
 * @param error the reason why it failed; empty when it gave a result
 * @param warmup the speeds of the warm-up iterations, in the unit of {@link Iteration#score}; none
 *     when not stored
 * @param noise the disturbances; empty when it failed
 * @param contamination the disturbances above the limits of the run's rule, which exclude the fork;
 *     none for a repeated one, which is excluded anyway
 * @param latency the times of a share of its calls; empty when none were taken
 * @param roundTrip the round trip of a cache line in that fork; empty when not measured
 * @param distance the distance that compared forks must share; empty when any fork of the block may
 *     be compared
 * @param drawn the parameters that were drawn for this fork, by name: {@code spin}, {@code pad},
 *     {@code place}, {@code seed}; none in older runs
 * @param repeated the reason why it ran again: its CPUs moved meanwhile; it is in no figure, and
 *     only its audit counts; empty for all others
 */
public record Fork(
    StudyCase studyCase,
    int block,
    int position,
    int attempt,
    String started,
    String finished,
    List<Iteration> iterations,
    Optional<String> error,
    List<Double> warmup,
    Optional<Noise> noise,
    List<Noise.Excess> contamination,
    Optional<Latency> latency,
    Optional<RoundTrip> roundTrip,
    Optional<Distance> distance,
    Map<String, String> drawn,
    Optional<String> repeated) {

  /** Whether its disturbances exclude it from every speed and ratio. */
  public boolean isContaminated() {
    return !contamination.isEmpty();
  }

  /** Whether it ran again, so that it is in no figure. */
  public boolean isRepeated() {
    return repeated.isPresent();
  }

  /** Whether it gave a result that counts, so that its work is done. */
  boolean isDone() {
    return error.isEmpty() && repeated.isEmpty();
  }

  /** This fork without the run's rules. */
  Fork withoutRules() {
    return new Fork(
        studyCase,
        block,
        position,
        attempt,
        started,
        finished,
        iterations,
        error,
        warmup,
        noise,
        List.of(),
        latency,
        roundTrip,
        Optional.empty(),
        drawn,
        repeated);
  }

  /** Whether the other is an attempt at the same case in the same block. */
  boolean isSameWorkAs(Fork other) {
    return block == other.block && studyCase.equals(other.studyCase);
  }

  /** The sum of the audits of all iterations. */
  public Audit audit() {
    return iterations.stream().map(Iteration::audit).reduce(Audit.NONE, Audit::plus);
  }
}
