// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.inventory.Host;
import smpcall.kernel.KernelVersion;
import smpcall.message.UserError;
import smpcall.plan.Budget;
import smpcall.plan.Contamination;
import smpcall.plan.KernelRow;
import smpcall.plan.Pairing;
import smpcall.plan.Plan;
import smpcall.plan.Precision;
import smpcall.plan.Profile;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.Workload;

/** The flags that say what is measured and how much; what they leave open, the inventory says. */
final class PlanOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "smoke (under a minute), quick (the default, under five on two CPUs), or full (until it"
              + " is sure enough, or for an hour)")
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
          "after the first block none is begun that would end after so long: 90s, 10m, 2h. When"
              + " left out: no end for smoke; 4m for quick and 1h for full, but not before the"
              + " blocks that a verdict needs")
  private String budget;

  @Option(
      names = "--precision",
      paramLabel = "P%",
      description =
          "end when the 95 %% interval of every primary ratio reaches no further than so many"
              + " percent, after at least seven blocks (full: ten). When left out: 5%% for quick, 2%%"
              + " for full")
  private String precision;

  @Option(
      names = "--arms",
      paramLabel = "N",
      description =
          "measure spinlock under so many names, 2 to 26; 2, the A/A comparison, when left out. With"
              + " more, every pair of them is compared")
  private Integer arms;

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
            flag("--precision", precision),
            flag("--arms", arms))
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
    if (precision != null && chosen.blocks == 1) {
      throw new UserError(
          "--precision: the profile " + chosen + " has one block, which tells none; give another");
    }
    Long seconds = chosen.budget == null ? null : Long.valueOf(chosen.budget.toSeconds());
    return new Settings(
        chosen.toString(),
        seed == null ? System.currentTimeMillis() / 1000 : seed,
        chosen.blocks,
        chosen.leastBlocks,
        budget == null ? seconds : Long.valueOf(Budget.of(budget).toSeconds()),
        precision == null ? chosen.precisionPercent : Double.valueOf(Precision.of(precision)),
        chosen.warmupIterations,
        chosen.measurementIterations,
        chosen.iterationMillis,
        jvmArgs,
        budget == null ? chosen.leastBlocks : 1,
        Contamination.RULE,
        Pairing.RULE);
  }

  /** What is measured. */
  Selection selection(Host host, Topology topology, List<String> jdkIds) {
    int allowed = topology.cpus().size();
    if (allowed < 2) {
      throw new UserError(
          "this process may use one CPU only, and nobody can be called; allow it more (taskset,"
              + " the container's CPU set)");
    }
    List<PlacementPolicy> policies = host.placements();
    List<String> ids = versions(host);
    List<Workload> chosen = workloads(host);
    refuseKernelAlone(host, ids, chosen);
    return new Selection(
        ids,
        versions == null ? profile().once() : List.of(),
        chosen,
        workloads == null ? profile().brief() : List.of(),
        counts(host, allowed),
        policies,
        jdkIds,
        arms(ids));
  }

  private int arms(List<String> ids) {
    if (arms == null) {
      return Selection.TWO_ARMS;
    }
    if (arms < Selection.TWO_ARMS || arms > Selection.MOST_ARMS) {
      throw new UserError(
          "--arms " + arms + ": give " + Selection.TWO_ARMS + " to " + Selection.MOST_ARMS);
    }
    if (!ids.contains(Selection.BASELINE)) {
      throw new UserError("--arms: they are of " + Selection.BASELINE + "; add it to --versions");
    }
    return arms;
  }

  /**
   * Makes sure that there is something to measure, and that all that was given is known.
   *
   * @throws UserError when not
   */
  void check(Host host) {
    settings(List.of());
    refuseKernelAlone(host, versions(host), workloads(host));
  }

  /**
   * The running kernel alone is measured in broadcast or not at all.
   *
   * @param ids what is left of the versions
   * @param chosen what is left of the workloads
   */
  private void refuseKernelAlone(Host host, List<String> ids, List<Workload> chosen) {
    boolean measured =
        chosen.contains(Workload.BROADCAST)
            || versions == null && !chosen.stream().allMatch(Workload::isOfVersions);
    if (measured || !ids.equals(List.of(KernelRow.ID))) {
      return;
    }
    String only = "the running kernel is measured in broadcast only";
    String leaveOut = host.place() + ": leave_out of host '" + host.name() + "' leaves ";
    if (host.leaveOut().workloads().containsKey(Workload.BROADCAST.id)) {
      throw new UserError(leaveOut + "no broadcast, and " + only + "; ask for another version");
    }
    boolean asked = versions != null && versions.stream().allMatch(KernelRow.ID::equals);
    throw new UserError(
        (asked
                ? "--versions kernel: " + only
                : leaveOut + "only kernel of the versions asked for, and " + only)
            + "; give --workloads broadcast");
  }

  private List<String> versions(Host host) {
    Stream<String> chosen =
        versions == null
            ? usualVersions().stream()
            : versions.stream().map(PlanOptions::measured).distinct();
    return notEmpty(
        host, "version", chosen.filter(id -> !host.leaveOut().versions().contains(id)).toList());
  }

  private List<Workload> workloads(Host host) {
    Stream<Workload> chosen =
        workloads == null
            ? profile().workloads().stream()
            : workloads.stream().map(Workload::of).distinct();
    return notEmpty(
        host,
        "workload",
        chosen.filter(workload -> !host.leaveOut().workloads().containsKey(workload.id)).toList());
  }

  private static <T> List<T> notEmpty(Host host, String what, List<T> chosen) {
    if (chosen.isEmpty()) {
      throw new UserError(
          host.place()
              + (": leave_out of host '" + host.name() + "' leaves no " + what)
              + " of those asked for; ask for another, or measure elsewhere with --limit");
    }
    return chosen;
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
      throw new UserError(place + ": a call needs another CPU; give 2 or more");
    }
    if (count > allowed) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "%s: this process may use %d CPUs, and threads that share a CPU cannot be timed;"
                  + " give %d at most",
              place,
              allowed,
              allowed));
    }
  }
}
