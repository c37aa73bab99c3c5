// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One measured iteration of a fork.
 *
 * @param score operations per second, the sum over all threads
 * @param audit what the audit counted during it
 * @param shortThreads threads that measured for less than half of it
 * @param misplaced threads found on another CPU than their own
 * @param interrupts function-call interrupts of the called CPUs; empty where none are counted
 * @param threadCalls how the threads shared the calls; empty where it is not stored
 */
public record Iteration(
    double score,
    Audit audit,
    long shortThreads,
    long misplaced,
    OptionalLong interrupts,
    Optional<ThreadCalls> threadCalls) {

  /**
   * How the calls of an iteration were shared among its threads.
   *
   * @param least calls of the thread that made the fewest
   * @param most calls of the thread that made the most
   * @param squares the sum of the squares of the threads' calls
   */
  public record ThreadCalls(double least, double most, double squares) {}

  /** Empty when this iteration counts; otherwise the first reason why it does not. */
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
    return score > 0 && Double.isFinite(score) ? Optional.empty() : Optional.of(NoSpeed.NO_NUMBER);
  }
}
