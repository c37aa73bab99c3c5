// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import smpcall.host.Affinity;

/**
 * JMH's own command line with a check: settings that cannot be measured are refused in one line.
 */
public final class Main {

  private static final int BAD_USAGE = 2;

  /** Number of threads in the benchmarks' annotations. */
  private static final int DEFAULT_THREADS =
      PinnedBenchmark.class.getAnnotation(Threads.class).value();

  private static final String PING_PONG = PingPong.class.getName() + ".roundTrip";

  private Main() {}

  /**
   * Runs JMH.
   *
   * @param args JMH's arguments; {@code -h} lists them
   */
  public static void main(String[] args) throws Exception {
    Optional<String> refusal = refusal(args);
    if (refusal.isPresent()) {
      System.err.println("benchmarks: " + refusal.get());
      System.exit(BAD_USAGE);
    }
    org.openjdk.jmh.Main.main(args);
  }

  static Optional<String> refusal(String... args) {
    CommandLineOptions options;
    try {
      options = new CommandLineOptions(args);
      options.getIncludes().forEach(Pattern::compile);
      options.getExcludes().forEach(Pattern::compile);
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "'" + e.getPattern() + "' is not a regular expression; give names that -l lists");
    } catch (CommandLineOptionException | IllegalStateException e) {
      return Optional.of(e.getMessage().lines().findFirst().orElse("?") + "; -h lists the flags");
    }
    if (!options.shouldSyncIterations().orElse(true)) {
      return Optional.of(UsageCheck.UNSYNCHRONISED);
    }
    if (options.getBenchModes().contains(Mode.SingleShotTime)
        || options.getBenchModes().contains(Mode.All)) {
      return Optional.of(UsageCheck.SINGLE_SHOT);
    }
    if (options.getForkCount().orElse(1) == 0) {
      return Optional.of(UsageCheck.NO_FORK);
    }
    Optional<String> value = ParameterValues.refusal(options);
    if (value.isPresent()) {
      return value;
    }
    int threads = options.getThreads().orElse(Threads.MAX);
    int cpus = Affinity.allowed().cardinality();
    Optional<String> tooMany = checkTwoThreads(options, cpus);
    if (tooMany.isPresent()) {
      return tooMany;
    }
    if (options.getThreadGroups().hasValue()) {
      int[] groups = options.getThreadGroups().get();
      int together = Arrays.stream(groups).sum();
      return UsageCheck.checkGroups(groups, threads == Threads.MAX ? together : threads)
          .or(() -> UsageCheck.checkThreads(together, cpus));
    }
    return threads == Threads.MAX ? Optional.empty() : UsageCheck.checkThreads(threads, cpus);
  }

  /** Checks cases that allow only two threads on any host. */
  private static Optional<String> checkTwoThreads(CommandLineOptions options, int cpus) {
    int given = options.getThreads().orElse(DEFAULT_THREADS);
    int threads =
        options.getThreadGroups().hasValue()
            ? Arrays.stream(options.getThreadGroups().get()).sum()
            : given == Threads.MAX ? cpus : given;
    if (threads <= DEFAULT_THREADS) {
      return Optional.empty();
    }
    Optional<String> unaudited =
        ParameterValues.values("audit", options).contains("off")
            ? UsageCheck.checkUnaudited(threads)
            : Optional.empty();
    return unaudited.isPresent() || !isSelected(PING_PONG, options)
        ? unaudited
        : UsageCheck.checkPlayers(threads);
  }

  /** Whether JMH selects this benchmark. */
  private static boolean isSelected(String benchmark, CommandLineOptions options) {
    List<String> includes = options.getIncludes();
    return (includes.isEmpty() || isFound(includes, benchmark))
        && !isFound(options.getExcludes(), benchmark);
  }

  private static boolean isFound(List<String> patterns, String benchmark) {
    return patterns.stream().anyMatch(each -> Pattern.compile(each).matcher(benchmark).find());
  }
}
