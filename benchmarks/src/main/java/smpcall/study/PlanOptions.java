// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.inventory.Host;
import smpcall.kernel.KernelVersion;

/** The flags that say what is measured and how much; what they leave open, the inventory says. */
final class PlanOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "smoke (under a minute), quick (the default, under five), or full (until it is sure"
              + " enough, or for an hour)")
  private String profile;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description =
          "kernel versions, comma-separated. When left out: floor, spinlock, lockfree and patched;"
              + " in quick also the later ones, in storm and in the first block only; in full all of"
              + " them; in both the running kernel itself (kernel), in broadcast. The check is always"
              + " of all")
  private List<String> versions;

  @Option(
      names = "--workloads",
      paramLabel = "ID",
      split = ",",
      description =
          "storm, broadcast, ping-pong, audit-cost, memory-cost; all but the last when left out (in"
              + " smoke the first three)")
  private List<String> workloads;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      description = "CPU counts; what hosts.yml says when left out")
  private List<Integer> cpus;

  @Option(
      names = "--jdk",
      paramLabel = "ID",
      split = ",",
      description = "JDKs of hosts.yml that forks run on; all of them when left out")
  private List<String> jdk;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the order of cases in each block; from the clock when left out")
  private Long seed;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "after the first block none is begun that would end after so long: 90s, 10m, 2h; an hour"
              + " for full, no end for the others when left out")
  private String budget;

  @Option(
      names = "--precision",
      paramLabel = "P%",
      description =
          "end when the 95 %% interval of every primary ratio reaches no further than so many"
              + " percent, after at least six blocks (full: ten; 2%% when left out)")
  private String precision;

  /** The flags that were given, which make no sense for a run that has its plan. */
  List<String> given() {
    return Stream.of(
            flag("--profile", profile),
            flag("--versions", versions),
            flag("--workloads", workloads),
            flag("--cpus", cpus),
            flag("--jdk", jdk),
            flag("--seed", seed),
            flag("--budget", budget),
            flag("--precision", precision))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> flag(String name, Object value) {
    return value == null ? List.of() : List.of(name);
  }

  List<String> jdks() {
    return jdk;
  }

  private Profile profile() {
    return profile == null ? Profile.QUICK : Profile.of(profile);
  }

  /** How it is measured. */
  Settings settings(List<String> jvmArgs) {
    Profile chosen = profile();
    if (precision != null && chosen.mostBlocks == 1) {
      throw new UserError(
          "--precision: the profile " + chosen + " has one block, which tells none; give another");
    }
    Long seconds = chosen.budget == null ? null : Long.valueOf(chosen.budget.toSeconds());
    return new Settings(
        chosen.toString(),
        seed == null ? System.currentTimeMillis() / 1000 : seed,
        precision == null ? chosen.blocks : Math.max(chosen.blocks, chosen.mostBlocks),
        chosen.leastBlocks,
        budget == null ? seconds : Long.valueOf(Budget.of(budget).toSeconds()),
        precision == null ? chosen.precisionPercent : Double.valueOf(Precision.of(precision)),
        chosen.warmupIterations,
        chosen.measurementIterations,
        chosen.iterationMillis,
        jvmArgs);
  }

  /** What is measured. */
  Selection selection(Host host, Topology topology, List<String> jdkIds) {
    int allowed = topology.cpus().size();
    if (allowed < 2) {
      throw new UserError(
          "this process may use one CPU only, and nobody can be called; allow it more (taskset,"
              + " the container's CPU set)");
    }
    boolean kernelOnly = List.of(KernelRow.ID).equals(versions);
    if (kernelOnly && workloads != null && !workloads.contains(Workload.BROADCAST.id)) {
      throw new UserError(
          "--versions kernel: the running kernel is measured in broadcast only; give --workloads"
              + " broadcast");
    }
    List<PlacementPolicy> policies = host.placements();
    return new Selection(
        versions == null
            ? usualVersions()
            : versions.stream().map(PlanOptions::measured).distinct().toList(),
        versions == null ? profile().once() : List.of(),
        workloads == null
            ? profile().workloads()
            : workloads.stream().map(Workload::of).distinct().toList(),
        workloads == null ? profile().brief() : List.of(),
        counts(host, allowed),
        policies,
        jdkIds);
  }

  private List<String> usualVersions() {
    List<String> usual = new ArrayList<>(profile().versions());
    if (profile().hasKernelRow()) {
      usual.add(KernelRow.ID);
    }
    return usual;
  }

  private static String measured(String id) {
    return id.equals(KernelRow.ID) ? id : version(id).id();
  }

  private List<Integer> counts(Host host, int allowed) {
    if (cpus != null) {
      cpus.forEach(count -> checkCpus("--cpus " + count, count, allowed));
      return cpus.stream().distinct().toList();
    }
    if (!host.cpus().isEmpty()) {
      host.cpus()
          .forEach(
              count ->
                  checkCpus(
                      host.place() + ": host '" + host.name() + "', cpus: " + count,
                      count,
                      allowed));
      return host.cpus().stream().distinct().toList();
    }
    return Plan.cpuCounts(allowed);
  }

  /**
   * The version that somebody named.
   *
   * @throws UserError naming those that there are
   */
  static KernelVersion version(String id) {
    try {
      return KernelVersion.of(id);
    } catch (IllegalArgumentException e) {
      throw new UserError("--versions: " + e.getMessage());
    }
  }

  private static void checkCpus(String place, int count, int allowed) {
    if (count < 2) {
      throw new UserError(place + ": there is nobody to call; give 2 or more");
    }
    if (count > allowed) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "%s: this process may use %d CPUs, and threads that take turns have no speed;"
                  + " give %d at most",
              place,
              allowed,
              allowed));
    }
  }
}
