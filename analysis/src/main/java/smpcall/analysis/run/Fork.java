// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;

/**
 * One fork: a fresh JVM that measured one case.
 *
 * @param block from 1
 * @param position in its block, from 1
 * @param attempt from 1; all but the last one failed
 * @param started UTC, ISO 8601
 * @param iterations as many as planned; none when the fork failed
 * @param error why it failed
 * @param warmup figures of the warm-up iterations, operations per second; none where they are not
 *     stored
 * @param noise what disturbed it; empty when it failed
 * @param contamination what disturbed it too much, by the rule of its run: it is left out then
 * @param latency of a share of its calls; empty where none was taken
 * @param roundTrip of a cache line, measured in that fork; empty where it was not
 * @param distance what the forks that it is compared with must be like; empty: it may be compared
 *     with every fork of its block
 */
public record Fork(
    StudyCase studyCase,
    int block,
    int position,
    int attempt,
    String started,
    List<Iteration> iterations,
    Optional<String> error,
    List<Double> warmup,
    Optional<Noise> noise,
    List<Noise.Excess> contamination,
    Optional<Latency> latency,
    Optional<RoundTrip> roundTrip,
    Optional<Distance> distance) {

  /** Whether others disturbed it so much that it is left out of every speed and ratio. */
  public boolean isContaminated() {
    return !contamination.isEmpty();
  }

  /** This fork, had the run declared no rules. */
  Fork withoutRules() {
    return new Fork(
        studyCase,
        block,
        position,
        attempt,
        started,
        iterations,
        error,
        warmup,
        noise,
        List.of(),
        latency,
        roundTrip,
        Optional.empty());
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
