// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.inventory.Host;
import smpcall.kernel.KernelVersion;
import smpcall.message.UserError;
import smpcall.plan.Contamination;
import smpcall.plan.DrawnFactors;
import smpcall.plan.KernelRow;
import smpcall.plan.NativeRow;
import smpcall.plan.Pairing;
import smpcall.plan.Plan;
import smpcall.plan.Precision;
import smpcall.plan.Profile;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.TimeSpan;
import smpcall.plan.Workload;
import smpcall.store.RunFile;

/** The options that choose what is measured and how much; hosts.yml has the defaults of a host. */
final class PlanOptions {

  /** Nanoseconds; longer ones leave fewer than a hundred calls in an iteration. */
  private static final int LONGEST_GAP = 1_000_000;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Size of the run: smoke (under a minute), quick (under five minutes on two CPUs), full"
              + " (until precise enough, or for an hour) or sensitivity (what the time between calls"
              + " and the waiting loop decide) (default: quick).")
  private String profile;

  @Option(names = "--sensitivity", description = "The same as --profile sensitivity.")
  private boolean sensitivity;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description =
          "Kernel versions. native-ID is a version in C; kernel is the running kernel, in"
              + " broadcast (default: smoke: floor, spinlock, lockfree, patched; quick: also"
              + " kernel, and linux-2.6.39 and linux-5.13 in the first block; full: all; smoke and"
              + " quick with two controls in C, full with four). The check always covers all"
              + " versions.")
  private List<String> versions;

  @Option(
      names = "--workloads",
      paramLabel = "ID",
      split = ",",
      description =
          "Workloads: storm, broadcast, ping-pong, audit-cost, memory-cost (default: all but"
              + " memory-cost; smoke: the first three).")
  private List<String> workloads;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      description = "CPU counts (default: those of hosts.yml).")
  private List<Integer> cpus;

  @Option(
      names = "--gaps",
      paramLabel = "NS",
      split = ",",
      description =
          "Mean of the random time before each call, in nanoseconds. 0 is back to back: two"
              + " CPUs fall into step. Instruments and later versions run with the first gap only"
              + " (default: 1000; full: 1000,5000,0).")
  private List<Integer> gaps;

  @Option(
      names = "--jdk",
      paramLabel = "ID",
      split = ",",
      description = "JDKs that run the forks (default: all of the host in hosts.yml).")
  private List<String> jdk;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the order of cases in each block (default: from the clock).")
  private Long seed;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Time for all forks, such as 90s, 10m or 2h. After the first block no fork begins"
              + " that would end later (default: smoke: no limit; quick: 4m; full: 1h; a default"
              + " never cuts off the blocks that a verdict needs).")
  private String budget;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description =
          "Exact number of blocks; --budget can end the run earlier (default: by precision"
              + " and budget).")
  private Integer blocks;

  @Option(
      names = "--precision",
      paramLabel = "P%",
      description =
          "Precision at which the run ends: half the width of the 95 %% interval of every"
              + " primary ratio, after at least seven blocks (full: ten) (default: quick: 5%%;"
              + " full: 2%%).")
  private String precision;

  @Option(
      names = "--arms",
      paramLabel = "N",
      description =
          "Number of names under which spinlock is measured, 2 to 26; every pair of names is"
              + " compared (default: 2, the A/A comparison).")
  private Integer arms;

  /**
   * Returns the options of a plan on a command line, in the order of the help.
   *
   * @param command a command with these options as its mixin {@code options}
   */
  static List<OptionSpec> matched(CommandSpec command) {
    ParseResult parsed = command.commandLine().getParseResult();
    return command.mixins().get("options").options().stream()
        .filter(option -> parsed.hasMatchedOption(option.longestName()))
        .toList();
  }

  List<String> jdks() {
    return jdk;
  }

  private Profile profile() {
    if (sensitivity && profile != null) {
      throw new UserError("--sensitivity: is a profile itself; remove --profile");
    }
    return sensitivity
        ? Profile.SENSITIVITY
        : profile == null ? Profile.QUICK : Profile.of(profile);
  }

  /** Returns the settings of a new run. */
  Settings settings(List<String> jvmArgs) {
    Profile chosen = profile();
    if (precision != null && chosen.blocks == 1) {
      throw new UserError(
          "--precision: the profile "
              + chosen
              + " has one block, which is too few; give another profile");
    }
    if (blocks != null && (blocks < 1 || blocks > RunFile.MOST_BLOCKS)) {
      throw new UserError("--blocks " + blocks + ": give 1 to " + RunFile.MOST_BLOCKS);
    }
    if (blocks != null && precision != null) {
      throw new UserError("--blocks: is a number of blocks, whatever their precision; remove one");
    }
    boolean limited = blocks == null && chosen.budget != null;
    Long seconds = limited ? Long.valueOf(chosen.budget.toSeconds()) : null;
    Double percent = blocks == null ? chosen.precisionPercent : null;
    return new Settings(
        chosen.toString(),
        seed == null ? System.currentTimeMillis() / 1000 : seed,
        blocks == null ? chosen.blocks : blocks,
        blocks == null ? chosen.leastBlocks : blocks,
        budget == null ? seconds : Long.valueOf(TimeSpan.of("--budget", budget).toSeconds()),
        precision == null ? percent : Double.valueOf(Precision.of(precision)),
        chosen.warmupIterations,
        chosen.measurementIterations,
        chosen.iterationMillis,
        jvmArgs,
        budget == null ? chosen.leastBlocks : 1,
        Contamination.RULE,
        Pairing.RULE,
        DrawnFactors.RULE,
        Settings.ATTEMPTS);
  }

  /** Returns how long a new run takes, about, in words; its check and its report are in it. */
  String duration() {
    Settings settings = settings(List.of());
    if (settings.budgetSeconds() == null && blocks != null) {
      return "for as long as " + blocks + (blocks == 1 ? " block takes" : " blocks take");
    }
    long seconds = settings.budgetSeconds() == null ? 0 : settings.budgetSeconds();
    long minutes = seconds / 60 + 1;
    return "for about " + minutes + (minutes == 1 ? " minute" : " minutes");
  }

  /** Returns what a new run measures. */
  Selection selection(Host host, Topology topology, List<String> jdkIds) {
    int allowed = topology.cpus().size();
    if (allowed < 2) {
      throw new UserError(
          "this process may use one CPU only, and a call needs two; allow it more (taskset, the"
              + " container's CPU set)");
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
        arms(ids),
        gaps(),
        versions == null ? profile().mainGap() : List.of());
  }

  private List<Integer> gaps() {
    if (gaps == null) {
      return profile().gaps;
    }
    for (int gap : gaps) {
      if (gap < 0 || gap > LONGEST_GAP) {
        throw new UserError(
            "--gaps " + gap + ": give nanoseconds from 0 (back to back) to " + LONGEST_GAP);
      }
    }
    return gaps.stream().distinct().toList();
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
      throw new UserError("--arms: needs " + Selection.BASELINE + "; add it to --versions");
    }
    return arms;
  }

  /**
   * Checks the options for a host.
   *
   * @throws UserError if a value is unknown or nothing is left to measure
   */
  void check(Host host) {
    settings(List.of());
    gaps();
    refuseKernelAlone(host, versions(host), workloads(host));
  }

  /**
   * Refuses the running kernel alone without broadcast, its only workload.
   *
   * @param ids the versions to measure on the host
   * @param chosen the workloads to measure on the host
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
            ? defaultVersions().stream()
            : versions.stream().map(PlanOptions::measured).distinct();
    return notEmpty(
        host,
        "version",
        chosen.filter(id -> !host.leaveOut().versions().contains(NativeRow.version(id))).toList());
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

  private List<String> defaultVersions() {
    List<String> ids = new ArrayList<>(profile().versions());
    if (profile().hasKernelRow()) {
      ids.add(KernelRow.ID);
    }
    ids.addAll(profile().controls());
    return ids;
  }

  private static String measured(String id) {
    return id.equals(KernelRow.ID) || NativeRow.ids().contains(id) ? id : version(id).id();
  }

  private List<Integer> counts(Host host, int allowed) {
    List<Integer> counts = cpus == null ? host.cpus() : cpus;
    if (counts.isEmpty()) {
      return Plan.cpuCounts(allowed);
    }
    String place = cpus == null ? host.place() + ": host '" + host.name() + "', cpus: " : "--cpus ";
    counts.forEach(count -> checkCpus(place + count, count, allowed));
    return counts.stream().distinct().toList();
  }

  /**
   * Returns the version with an id.
   *
   * @throws UserError if there is none; names all versions
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
