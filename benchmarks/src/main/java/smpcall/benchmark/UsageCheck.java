// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import smpcall.host.Affinity;

/** Refuses settings that cannot be measured, each in one line with its cure. */
final class UsageCheck {

  static final String UNSYNCHRONISED =
      "-si false: threads would stop while others call them; leave that flag out";
  static final String SINGLE_SHOT =
      "-bm ss: single-shot mode has no iteration in which all threads run; use -bm thrpt";

  static final String NO_FORK =
      "-f 0: a JVM that has run one version compiles the next one differently; use -f 1 or more";

  /** Most CPUs without an audit: two cannot show the races, so that no call locks up. */
  private static final int MOST_UNAUDITED = 2;

  private static final int PLAYERS = 2;

  private UsageCheck() {}

  static Optional<String> checkThreads(int threads, int cpus) {
    if (threads > cpus) {
      return Optional.of(
          threads
              + " threads on "
              + cpus
              + " CPUs: threads that share a CPU cannot be timed; use -t "
              + cpus
              + " at most");
    }
    return threads < 2
        ? Optional.of("-t " + threads + ": a call needs another CPU; use -t 2 or more")
        : Optional.empty();
  }

  /**
   * Checks the groups of threads: one thread calls, the others serve.
   *
   * @param groups numbers of threads, as in {@code -tg}
   * @param threads number of threads of all groups
   */
  static Optional<String> checkGroups(int[] groups, int threads) {
    String flag =
        "-tg " + Arrays.stream(groups).mapToObj(String::valueOf).collect(Collectors.joining(","));
    if (groups.length != 2 || groups[0] != 1 || groups[1] < 1) {
      return Optional.of(flag + ": one CPU calls and the others serve; use -tg 1,N");
    }
    int together = groups[0] + groups[1];
    return threads == together
        ? Optional.empty()
        : Optional.of(
            ("-t " + threads + " with " + flag)
                + (": one broadcast has " + together + " threads; leave -t out"));
  }

  /** Checks the number of threads whose calls are not audited. */
  static Optional<String> checkUnaudited(int threads) {
    return threads > MOST_UNAUDITED
        ? Optional.of(
            "-p audit=off with -t "
                + threads
                + ": a lockup would go unnoticed; use -t 2, which has none")
        : Optional.empty();
  }

  /** Checks the number of threads of {@link PingPong}. */
  static Optional<String> checkPlayers(int threads) {
    return threads == PLAYERS
        ? Optional.empty()
        : Optional.of("-t " + threads + ": PingPong has two threads; use -t 2");
  }

  /**
   * Checks the parameter {@code timed}.
   *
   * @param timed its value: one call in this many is timed
   */
  static Optional<String> checkTimed(String timed) {
    return timed.matches("[0-9]{1,9}")
        ? Optional.empty()
        : Optional.of(
            "-p timed=" + timed + ": not a number of calls; give N to time one in N, 0 for none");
  }

  /**
   * Checks a benchmark's parameters in the fork, where {@link Main} may have been bypassed.
   *
   * @throws IllegalStateException if they cannot be measured
   */
  static void check(BenchmarkParams params) {
    throwIf(!params.shouldSynchIterations(), UNSYNCHRONISED);
    throwIf(params.getMode() == Mode.SingleShotTime, SINGLE_SHOT);
    int[] groups = params.getThreadGroups();
    if (groups.length > 1) {
      throwIfPresent(checkGroups(groups, params.getThreads()));
    }
    throwIfPresent(checkThreads(params.getThreads(), Affinity.allowed().cardinality()));
  }

  /**
   * Throws an error if there is one.
   *
   * @throws IllegalStateException with the error as its message
   */
  static void throwIfPresent(Optional<String> error) {
    error.ifPresent(message -> throwIf(true, message));
  }

  private static void throwIf(boolean condition, String message) {
    if (condition) {
      throw new IllegalStateException(message);
    }
  }
}
