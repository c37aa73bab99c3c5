// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One measured iteration of a fork.
 *
 * @param score the speed: the operations per second of all threads together or, for paced calls,
 *     the number that they would make in a second without a gap, {@code callers * 1e9 / duration},
 *     so that a ratio of speeds is one of durations; {@link #pace} has the real load
 * @param audit the counts of the audit
 * @param shortThreads the number of threads that measured for less than half of it
 * @param misplaced the number of threads found on another CPU than their own
 * @param compiling above 0 where the JIT compilers worked for so long that the code changed and a
 *     thread shared its CPU with them
 * @param interrupts the function-call interrupts of the called CPUs; empty when not counted
 * @param threadCalls the shares of the threads in the calls; empty when not stored
 * @param pace the durations and the load of paced calls; empty where calls are back to back
 */
public record Iteration(
    double score,
    Audit audit,
    long shortThreads,
    long misplaced,
    long compiling,
    OptionalLong interrupts,
    Optional<ThreadCalls> threadCalls,
    Optional<Pace> pace) {

  /**
   * The durations of the paced calls of an iteration, and the load that they made.
   *
   * @param callNanos the mean duration of a call, nanoseconds; NaN where none was timed
   * @param dueNanos the same from when the call was due; empty when not stored
   * @param perSecond the calls per second that all callers made together, with their gaps
   * @param busy the share of the callers' time in calls, 0 to about 1; empty when the number of
   *     timed calls is not stored
   */
  public record Pace(
      double callNanos, OptionalDouble dueNanos, double perSecond, OptionalDouble busy) {}

  /**
   * The shares of the threads in the calls of an iteration.
   *
   * @param least the calls of the thread with the fewest
   * @param most the calls of the thread with the most
   * @param squares the sum of the squares of the threads' calls
   */
  public record ThreadCalls(double least, double most, double squares) {}

  /** The first reason why this iteration does not count; empty when it does. */
  public Optional<NoSpeed> noSpeed() {
    if (audit.failures() > 0) {
      return Optional.of(NoSpeed.FAILURES);
    }
    if (shortThreads > 0) {
      return Optional.of(NoSpeed.SHORT_THREADS);
    }
    if (misplaced > 0) {
      return Optional.of(NoSpeed.MISPLACED);
    }
    if (compiling > 0) {
      return Optional.of(NoSpeed.COMPILING);
    }
    return score > 0 && Double.isFinite(score) ? Optional.empty() : Optional.of(NoSpeed.NO_NUMBER);
  }
}
