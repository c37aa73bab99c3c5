// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import smpcall.host.Affinity;

/** JMH's own command line, which first refuses in one line what cannot be measured. */
public final class Main {

  private static final int BAD_USAGE = 2;

  private Main() {}

  /**
   * Runs JMH.
   *
   * @param args JMH's; {@code -h} lists them
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
    } catch (CommandLineOptionException | IllegalStateException e) {
      return Optional.of(e.getMessage().lines().findFirst().orElse("?") + "; -h lists the flags");
    }
    if (!options.shouldSyncIterations().orElse(true)) {
      return Optional.of(Refusal.NOT_SYNCHRONISED);
    }
    if (options.getBenchModes().contains(Mode.SingleShotTime)
        || options.getBenchModes().contains(Mode.All)) {
      return Optional.of(Refusal.SINGLE_SHOT);
    }
    if (options.getForkCount().orElse(1) == 0) {
      return Optional.of(Refusal.NO_FORK);
    }
    Optional<String> value = ParameterValues.refusal(options);
    if (value.isPresent()) {
      return value;
    }
    int threads = options.getThreads().orElse(Threads.MAX);
    int cpus = Affinity.allowed().cardinality();
    if (options.getThreadGroups().hasValue()) {
      int[] groups = options.getThreadGroups().get();
      int together = Arrays.stream(groups).sum();
      return Refusal.ofGroups(groups, threads == Threads.MAX ? together : threads)
          .or(() -> Refusal.ofThreads(together, cpus));
    }
    return threads == Threads.MAX ? Optional.empty() : Refusal.ofThreads(threads, cpus);
  }
}
