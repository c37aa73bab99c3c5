// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import smpcall.host.Affinity;

/** What cannot be measured, each with its cure. */
final class BadBenchmarkUse {

  static final String NOT_SYNCHRONISED =
      "-si false: threads would leave while others call them; leave that flag out";
  static final String SINGLE_SHOT =
      "-bm ss: single-shot mode has no iteration in which all threads run; use -bm thrpt";

  static final String NO_FORK =
      "-f 0: a JVM that has run one version compiles the next one differently; use -f 1 or more";

  /** So many cannot show the races, so that no call locks up. */
  private static final int UNWATCHED_CPUS = 2;

  private static final int PLAYERS = 2;

  private BadBenchmarkUse() {}

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
   * Threads in groups: one calls, the others serve.
   *
   * @param groups as in {@code -tg}
   * @param threads over all groups
   */
  static Optional<String> ofGroups(int[] groups, int threads) {
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

  /** Calls that nobody audits. */
  static Optional<String> ofUnaudited(int threads) {
    return threads > UNWATCHED_CPUS
        ? Optional.of(
            "-p audit=off with -t "
                + threads
                + ": nobody would notice a lockup; use -t 2, which has none")
        : Optional.empty();
  }

  /** Threads of {@link PingPong}. */
  static Optional<String> ofPlayers(int threads) {
    return threads == PLAYERS
        ? Optional.empty()
        : Optional.of("-t " + threads + ": two play ping-pong; use -t 2");
  }

  /**
   * Which calls are timed.
   *
   * @param timed one in so many
   */
  static Optional<String> ofTimed(String timed) {
    return timed.matches("[0-9]{1,9}")
        ? Optional.empty()
        : Optional.of(
            "-p timed=" + timed + ": one call in so many; give 0 for none, 1 for all, or more");
  }

  /**
   * The last line of defence, in the fork.
   *
   * @throws IllegalStateException when it cannot be measured
   */
  static void check(BenchmarkParams params) {
    refuseIf(!params.shouldSynchIterations(), NOT_SYNCHRONISED);
    refuseIf(params.getMode() == Mode.SingleShotTime, SINGLE_SHOT);
    int[] groups = params.getThreadGroups();
    if (groups.length > 1) {
      refuse(ofGroups(groups, params.getThreads()));
    }
    refuse(ofThreads(params.getThreads(), Affinity.allowed().cardinality()));
  }

  /**
   * Refuses, if there is a reason.
   *
   * @throws IllegalStateException that says it
   */
  static void refuse(Optional<String> reason) {
    reason.ifPresent(words -> refuseIf(true, words));
  }

  private static void refuseIf(boolean condition, String reason) {
    if (condition) {
      throw new IllegalStateException(reason);
    }
  }
}
