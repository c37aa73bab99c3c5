// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import smpcall.host.Affinity;

/** What cannot be measured, each with its cure. */
final class Refusal {

  static final String NOT_SYNCHRONISED =
      "-si false: threads would leave while others call them; leave that flag out";
  static final String SINGLE_SHOT =
      "-bm ss: single-shot mode has no iteration in which all threads run; use -bm thrpt";

  static final String NO_FORK =
      "-f 0: a JVM that has run one version compiles the next one differently; use -f 1 or more";

  private Refusal() {}

  static Optional<String> ofThreads(int threads, int cpus) {
    if (threads > cpus) {
      return Optional.of(
          threads
              + " threads on "
              + cpus
              + " CPUs: threads that take turns have no speed; use -t "
              + cpus
              + " at most");
    }
    return threads < 2
        ? Optional.of("-t " + threads + ": there is nobody to call; use -t 2 or more")
        : Optional.empty();
  }

  /**
   * The last line of defence, in the fork.
   *
   * @throws IllegalStateException when it cannot be measured
   */
  static void check(BenchmarkParams params) {
    refuseIf(!params.shouldSynchIterations(), NOT_SYNCHRONISED);
    refuseIf(params.getMode() == Mode.SingleShotTime, SINGLE_SHOT);
    ofThreads(params.getThreads(), Affinity.allowed().cardinality())
        .ifPresent(reason -> refuseIf(true, reason));
  }

  private static void refuseIf(boolean condition, String reason) {
    if (condition) {
      throw new IllegalStateException(reason);
    }
  }
}
