// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.host.Topology;
import smpcall.kernel.KernelVersion;

/** {@code ./study run}: measures this host, then analyses. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Measures this host, then draws the charts and prints the verdict.",
    footer = {
      "",
      "Examples:",
      "  ./study run --profile smoke",
      "  ./study run --versions spinlock,patched --cpus 2",
      "  ./study run --workloads memory-cost"
    })
final class RunCommand implements Callable<Integer> {

  /** The name of this host until an inventory gives another. */
  private static final String HOST = "localhost";

  private static final int UNSAFE_WARNS_SINCE = 24;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = "smoke (under a minute), quick (the default, under five), or full")
  private String profile;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description =
          "kernel versions, comma-separated; floor, spinlock, lockfree, patched when left out")
  private List<String> versions;

  @Option(
      names = "--workloads",
      paramLabel = "ID",
      split = ",",
      description = "storm, ping-pong, memory-cost; the first two when left out")
  private List<String> workloads;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      description = "CPU counts; 2, then doubling, then all allowed CPUs when left out")
  private List<Integer> cpus;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the order of cases in each block; from the clock when left out")
  private Long seed;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "where results go; benchmarks/results when left out")
  private Path results = Home.results();

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      description = "where charts and the appendix go; charts when left out")
  private Path charts = Home.charts();

  @Override
  public Integer call() {
    Topology topology = Topology.ofThisHost();
    Profile chosen = profile();
    long orderSeed = seed == null ? System.currentTimeMillis() / 1000 : seed;
    Plan plan = Plan.of(selection(topology), topology, chosen.blocks, orderSeed);
    Settings settings =
        new Settings(
            chosen.toString(),
            orderSeed,
            chosen.blocks,
            chosen.warmupIterations,
            chosen.measurementIterations,
            chosen.iterationMillis,
            jvmArgs());
    boolean terminal = Boolean.getBoolean("smpcall.terminal");
    Path run = new Study(plan, settings, terminal).run(HOST, results, Home.path());
    return Analysis.run(List.of("report", run.toString(), "--charts", charts.toString()));
  }

  private Profile profile() {
    return Arrays.stream(Profile.values())
        .filter(value -> value.toString().equals(profile))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "--profile: no profile '" + profile + "'; there are smoke, quick, full"));
  }

  private Plan.Selection selection(Topology topology) {
    int allowed = topology.cpus().size();
    if (allowed < 2) {
      throw new UserError(
          "this process may use one CPU only, and nobody can be called; allow it more (taskset,"
              + " the container's CPU set)");
    }
    List<Integer> counts = cpus == null ? Plan.cpuCounts(allowed) : cpus;
    counts.forEach(count -> checkCpus(count, allowed));
    return new Plan.Selection(
        versions == null
            ? List.of("floor", "spinlock", "lockfree", "patched")
            : versions.stream().map(RunCommand::checkVersion).distinct().toList(),
        workloads == null
            ? Workload.usual()
            : workloads.stream().map(Workload::of).distinct().toList(),
        counts.stream().distinct().toList());
  }

  private static String checkVersion(String id) {
    try {
      return KernelVersion.of(id).id();
    } catch (IllegalArgumentException e) {
      throw new UserError("--versions: " + e.getMessage());
    }
  }

  private static void checkCpus(int count, int allowed) {
    if (count < 2) {
      throw new UserError("--cpus " + count + ": there is nobody to call; give 2 or more");
    }
    if (count > allowed) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "--cpus %d: this process may use %d CPUs, and threads that take turns have no speed;"
                  + " give %d at most",
              count,
              allowed,
              allowed));
    }
  }

  /** JMH 1.37 uses sun.misc.Unsafe, of which newer JVMs warn in four lines. */
  private static List<String> jvmArgs() {
    List<String> flags = new ArrayList<>(List.of(PinnedBenchmark.jvmArgs()));
    if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    return flags;
  }
}
