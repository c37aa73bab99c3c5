// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smpcall.check.Cell;
import smpcall.check.CellSetup;
import smpcall.check.CheckWorkload;
import smpcall.check.TimeShare;
import smpcall.experiment.CheckFile;
import smpcall.experiment.CheckProcess;
import smpcall.experiment.CheckedJdk;
import smpcall.experiment.HostLock;
import smpcall.experiment.JavaRuntimes;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Delay;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.schedule.Replay;
import smpcall.store.DurableFile;

/** {@code ./study check}: looks for races, without timing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Looks for races in every version, and compares them with the known ones.",
    footer = {
      "",
      "\"to first\" is the median number of calls until a race shows. If nothing shows "
          + "in less than 1,000 calls, those are too few to say anything.",
      "Exit status: 0 as expected, 1 not as expected, 2 bad usage or input.",
      "",
      "Examples:",
      "  ./study check",
      "  ./study check --versions lockfree --cpus 4 --seed 7",
      "  ./study check --versions spinlock --workloads storm --calls 10000000",
      "  ./study check --hosts target/emulation/hosts.yml --jdk ppc64le"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int DEFAULT_SECONDS = 90;

  /** Longer, as an emulated JVM makes a hundredth of the calls in a second. */
  private static final int DEFAULT_SECONDS_EMULATED = 180;

  private static final int FEWEST_CPUS = 2;
  private static final int MOST_CPUS = 1024;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "Seconds for the whole check; it takes up to a quarter more, and a minute longer while a"
              + " known race has not shown (default: 90; 180 on an emulated JDK).")
  private Integer seconds;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description =
          "Number of calls of each version under each workload, however long they take. A"
              + " version that is convicted often enough ends earlier (default: as many as fit"
              + " into --seconds).")
  private Long calls;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      defaultValue = "4",
      description = "CPU counts; may exceed the CPUs of the host (default: 4).")
  private List<Integer> cpus;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description =
          "Kernel versions; sender, destination and destination-cmpxchg have single calls only"
              + " (default: all).")
  private List<String> versions;

  @Option(
      names = "--workloads",
      paramLabel = "ID",
      split = ",",
      description =
          "Workloads: storm, broadcast, mixed, nowait, emptied; single for kernels with single calls"
              + " only (default: all).")
  private List<String> workloads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random choices (default: from the clock).")
  private Long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the table to FILE as JSON, too; replaces FILE.")
  private Path json;

  @Option(
      names = "--jdk",
      paramLabel = "ID",
      description =
          "JDK of the inventory to check on, under its emulator if it has one (default: the JDK that"
              + " runs the study).")
  private String jdk;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print each workload with its findings, too.")
  private boolean verbose;

  @Mixin private HostOptions hosts = new HostOptions();

  @Override
  public Integer call() {
    List<CellSetup> setups = setups();
    if (seconds != null && seconds < 1) {
      throw new UserError("--seconds " + seconds + ": give 1 or more");
    }
    if (calls != null && calls < 1) {
      throw new UserError("--calls " + calls + ": give 1 or more");
    }
    if (json != null) {
      DurableFile.requireWritable("--json", json);
    }
    if (jdk != null) {
      return runOnAnotherJdk();
    }
    if (!Delay.enabled()) {
      throw new UserError(
          "this JVM cannot delay CPUs, so races would not show; start it with -Dsmpcall.delay=true,"
              + " as ./study does");
    }
    long chosenSeed = seed == null ? System.currentTimeMillis() / 1000 : seed;
    return HostLock.holding("./study check", () -> run(setups, chosenSeed));
  }

  private int runOnAnotherJdk() {
    JavaRuntimes.Runtime runtime = JavaRuntimes.of(hosts.host(), List.of(jdk)).get(jdk);
    return HostLock.holding(
        "./study check", () -> CheckProcess.run(jdk, runtime, arguments(runtime)));
  }

  private int seconds(boolean emulated) {
    if (seconds != null) {
      return seconds;
    }
    return emulated ? DEFAULT_SECONDS_EMULATED : DEFAULT_SECONDS;
  }

  /** Returns the options of this command, without those that choose the JDK. */
  private List<String> arguments(JavaRuntimes.Runtime runtime) {
    String time = String.valueOf(seconds(runtime.jdk().emulated()));
    List<String> arguments = new ArrayList<>(List.of("--seconds", time));
    arguments.addAll(argument("--cpus", cpus));
    arguments.addAll(argument("--versions", versions));
    arguments.addAll(argument("--workloads", workloads));
    arguments.addAll(argument("--calls", calls == null ? null : List.of(calls)));
    arguments.addAll(argument("--seed", seed == null ? null : List.of(seed)));
    if (verbose) {
      arguments.add("--verbose");
    }
    arguments.addAll(argument("--json", json == null ? null : List.of(json.toAbsolutePath())));
    return arguments;
  }

  private static List<String> argument(String flag, List<?> values) {
    return values == null
        ? List.of()
        : List.of(flag, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private int run(List<CellSetup> setups, long chosenSeed) {
    long began = System.nanoTime();
    CheckedJdk checkedJdk = CheckedJdk.ofThisJvm();
    System.out.print("seed " + chosenSeed + "\n" + checkedJdk.heading() + "\n");
    Cell.reserveMemory(setups);
    TimeShare time = new TimeShare(1000L * seconds(false), setups);
    Map<CellSetup, Cell> cells = new HashMap<>();
    Duration planned = calls == null ? Duration.ofSeconds(seconds(false)) : null;
    CheckOutput output =
        new CheckOutput(System.out, Terminal.ofThisProcess(), planned, verbose, setups);
    for (CellSetup setup : time.order()) {
      Cell.Limit limit =
          calls == null
              ? time.limit(cells.size(), millisSince(began))
              : TimeShare.calls(setup, calls);
      output.begin(setup);
      Cell cell = Cell.run(setup, limit, chosenSeed);
      cells.put(setup, cell);
      output.end(cell);
    }
    List<Cell> inOrder = setups.stream().map(cells::get).toList();
    output.close(inOrder);
    if (json != null) {
      write(CheckFile.of(checkedJdk, chosenSeed, millisSince(began), inOrder, Replay.ofTheMail()));
    }
    return cells.values().stream().allMatch(Cell::isAsExpected) ? 0 : 1;
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private List<CellSetup> setups() {
    List<CellSetup> setups = new ArrayList<>();
    for (int count : cpus.stream().distinct().toList()) {
      if (count < FEWEST_CPUS || count > MOST_CPUS) {
        throw new UserError("--cpus " + count + ": give " + FEWEST_CPUS + " to " + MOST_CPUS);
      }
      // On two CPUs kernels up to 5.12 take their path for a single target; the check must not.
      KernelConfig config =
          new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, count > FEWEST_CPUS);
      for (Kernel kernel : versions == null ? Kernel.all() : ExploreCommand.kernels(versions)) {
        for (CheckWorkload workload : workloads()) {
          if (workload.runsOn(kernel)) {
            setups.add(new CellSetup(kernel, config, workload, count));
          }
        }
      }
    }
    if (setups.isEmpty()) {
      throw new UserError(
          "--versions and --workloads: none of these versions runs these workloads; single calls"
              + " (sender, destination, destination-cmpxchg) run single only");
    }
    return setups;
  }

  private List<CheckWorkload> workloads() {
    return workloads == null
        ? Arrays.asList(CheckWorkload.values())
        : workloads.stream().map(CheckCommand::workload).distinct().toList();
  }

  private static CheckWorkload workload(String id) {
    return CheckWorkload.of(id)
        .orElseThrow(
            () ->
                new UserError(
                    "--workloads: no workload '" + id + "'; check has " + CheckWorkload.ids()));
  }

  private void write(ObjectNode result) {
    try {
      DurableFile.write(json.toAbsolutePath(), result);
    } catch (IOException e) {
      throw DurableFile.unwritable("--json " + json, e, "give another file");
    }
  }
}
