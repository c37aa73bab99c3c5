// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import smpcall.check.Report;
import smpcall.check.TimeShare;
import smpcall.experiment.CheckFile;
import smpcall.experiment.CheckProcess;
import smpcall.experiment.CheckedJdk;
import smpcall.experiment.HostLock;
import smpcall.experiment.JavaRuntimes;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Delay;
import smpcall.message.UserError;
import smpcall.schedule.Replay;
import smpcall.store.DurableFile;

/** {@code ./study check}: correctness without timing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Looks for races in every version, and says whether it found what it must.",
    footer = {
      "",
      "Exit status: 0 as expected, 1 not as expected, 2 bad usage.",
      "",
      "Examples:",
      "  ./study check",
      "  ./study check --versions lockfree --cpus 4 --seed 7",
      "  ./study check --versions spinlock --workloads storm --cpus 3,8 --calls 10000000",
      "  ./study check --hosts target/emulation/hosts.yml --jdk ppc64le"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int USUAL_SECONDS = 90;

  /** It makes a hundredth of the calls. */
  private static final int USUAL_SECONDS_EMULATED = 180;

  private static final int FEWEST_CPUS = 2;
  private static final int MOST_CPUS = 1024;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "for all of it together, or a quarter more; 90 when left out, 180 on an emulated JDK."
              + " Races that must show and have not are waited for a minute longer")
  private Integer seconds;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description =
          "at most so many calls of each version under each workload, or a round more, however long"
              + " they take; a version that is convicted often enough ends earlier")
  private Long calls;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      defaultValue = "4",
      description = "CPU counts, more than the host has if need be; 4 when left out")
  private List<Integer> cpus;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description = "kernel versions; all when left out")
  private List<String> versions;

  @Option(
      names = "--workloads",
      paramLabel = "ID",
      split = ",",
      description = "storm, broadcast, mixed, nowait, emptied; all when left out")
  private List<String> workloads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of all random choices; from the clock when left out")
  private Long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the table as JSON, too; FILE is replaced")
  private Path json;

  @Option(
      names = "--jdk",
      paramLabel = "ID",
      description =
          "run it on this JDK of the inventory, under its emulator if it has one; on the java that"
              + " runs the study when left out")
  private String jdk;

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
      refuseUnlessWritable(json);
    }
    if (jdk != null) {
      return onAnotherJdk();
    }
    if (!Delay.enabled()) {
      throw new UserError(
          "the races are not delayed in this JVM; start it with -Dsmpcall.delay=true, as ./study"
              + " does");
    }
    long chosen = seed == null ? System.currentTimeMillis() / 1000 : seed;
    return HostLock.holding("a check", () -> run(setups, chosen));
  }

  /** Before anything is checked, rather than after. */
  private static void refuseUnlessWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError("--json " + file + ": is a directory; give a file in it");
    }
    if (!Files.isWritable(file.toAbsolutePath().getParent())) {
      throw new UserError(
          "--json "
              + file
              + ": its directory is not there or cannot be written; give another file");
    }
  }

  private int onAnotherJdk() {
    JavaRuntimes.Runtime runtime = JavaRuntimes.of(hosts.host(), List.of(jdk)).get(jdk);
    return HostLock.holding("a check", () -> CheckProcess.run(jdk, runtime, arguments(runtime)));
  }

  private int seconds(boolean emulated) {
    if (seconds != null) {
      return seconds;
    }
    return emulated ? USUAL_SECONDS_EMULATED : USUAL_SECONDS;
  }

  /** All that was given, but where it runs. */
  private List<String> arguments(JavaRuntimes.Runtime runtime) {
    String time = String.valueOf(seconds(runtime.jdk().emulated()));
    List<String> arguments = new ArrayList<>(List.of("--seconds", time));
    arguments.addAll(argument("--cpus", cpus));
    arguments.addAll(argument("--versions", versions));
    arguments.addAll(argument("--workloads", workloads));
    arguments.addAll(argument("--calls", calls == null ? null : List.of(calls)));
    arguments.addAll(argument("--seed", seed == null ? null : List.of(seed)));
    arguments.addAll(argument("--json", json == null ? null : List.of(json.toAbsolutePath())));
    return arguments;
  }

  private static List<String> argument(String flag, List<?> values) {
    return values == null
        ? List.of()
        : List.of(flag, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private int run(List<CellSetup> setups, long chosen) {
    long began = System.nanoTime();
    CheckedJdk runsOn = CheckedJdk.ofThisJvm();
    System.out.print("seed " + chosen + "\n" + runsOn.words() + "\n" + Report.head());
    Cell.reserveMemory(setups);
    TimeShare time = new TimeShare(1000L * seconds(false), setups);
    Map<CellSetup, Cell> cells = new HashMap<>();
    for (CellSetup setup : time.order()) {
      Cell.Limit limit =
          calls == null
              ? time.limit(cells.size(), millisSince(began))
              : TimeShare.calls(setup, calls);
      Cell cell = Cell.run(setup, limit, chosen);
      cells.put(setup, cell);
      System.out.print(Report.of(cell));
      System.out.flush();
    }
    long wrong = cells.values().stream().filter(cell -> !cell.isAsExpected()).count();
    System.out.print(wrong == 0 ? "\nall as expected\n" : "\n" + wrong + " not as expected\n");
    if (json != null) {
      List<Cell> inOrder = setups.stream().map(cells::get).toList();
      write(CheckFile.of(runsOn, chosen, millisSince(began), inOrder, Replay.ofTheMail()));
    }
    return wrong == 0 ? 0 : 1;
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
      // With two CPUs the kernel never comes here: it takes its path for a single target.
      KernelConfig config =
          new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, count > FEWEST_CPUS);
      for (KernelVersion version : versions()) {
        for (CheckWorkload traffic : traffics()) {
          setups.add(new CellSetup(version, config, traffic, count));
        }
      }
    }
    return setups;
  }

  private List<KernelVersion> versions() {
    return versions == null
        ? Arrays.asList(KernelVersion.values())
        : versions.stream().map(PlanOptions::version).distinct().toList();
  }

  private List<CheckWorkload> traffics() {
    return workloads == null
        ? Arrays.asList(CheckWorkload.values())
        : workloads.stream().map(CheckCommand::traffic).distinct().toList();
  }

  private static CheckWorkload traffic(String id) {
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
      throw new UserError(
          "--json "
              + json
              + ": cannot be written ("
              + DurableFile.reason(e)
              + "); give another file");
    }
  }
}
