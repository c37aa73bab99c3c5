// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.audit.Invariant;
import smpcall.check.Cell;
import smpcall.check.Expectation;
import smpcall.check.Report;
import smpcall.check.Setup;
import smpcall.check.Traffic;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Delay;

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
      "  ./study check --versions spinlock --workloads storm --cpus 3,8 --calls 10000000"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int FEWEST_CPUS = 2;
  private static final int MOST_CPUS = 1024;
  private static final int FOUND_ENOUGH = 5;

  /** Where a race must show, it is given more time than where nothing must. */
  private static final int PATIENCE = 10;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "90",
      description = "for all of it together, about; 90 when left out")
  private int seconds;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "so many calls of each version under each workload, however long they take")
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

  @Option(names = "--json", paramLabel = "FILE", description = "write the table as JSON, too")
  private Path json;

  @Override
  public Integer call() {
    List<Setup> setups = setups();
    if (seconds < 1) {
      throw new UserError("--seconds " + seconds + ": give 1 or more");
    }
    if (calls != null && calls < 1) {
      throw new UserError("--calls " + calls + ": give 1 or more");
    }
    if (json != null && !Files.isWritable(json.toAbsolutePath().getParent())) {
      throw new UserError(
          "--json "
              + json
              + ": its directory is not there or cannot be written; give another file");
    }
    if (!Delay.possible()) {
      throw new UserError(
          "the races are not delayed in this JVM; start it with -Dsmpcall.delay=true, as ./study"
              + " does");
    }
    long chosen = seed == null ? System.currentTimeMillis() / 1000 : seed;
    return HostLock.holding("a check", () -> run(setups, chosen));
  }

  private int run(List<Setup> setups, long chosen) {
    System.out.print("seed " + chosen + "\n\n" + Report.head());
    List<Cell> cells = new ArrayList<>();
    for (Setup setup : setups) {
      Cell cell = Cell.run(setup, limit(setup, setups.size()), chosen);
      cells.add(cell);
      System.out.print(Report.of(cell));
      System.out.flush();
    }
    long wrong = cells.stream().filter(cell -> !cell.isAsExpected()).count();
    System.out.print(wrong == 0 ? "\nall as expected\n" : "\n" + wrong + " not as expected\n");
    if (json != null) {
      write(cells, chosen);
    }
    return wrong == 0 ? 0 : 1;
  }

  private Cell.Limit limit(Setup setup, int cells) {
    boolean shows = !Expectation.of(setup).isSilent();
    if (calls != null) {
      return new Cell.Limit(Long.MAX_VALUE, calls, shows ? FOUND_ENOUGH : 1);
    }
    long millis = 1000L * seconds / cells;
    return new Cell.Limit(
        shows ? PATIENCE * millis : millis, Long.MAX_VALUE, shows ? FOUND_ENOUGH : 1);
  }

  private List<Setup> setups() {
    List<Setup> setups = new ArrayList<>();
    for (int count : cpus.stream().distinct().toList()) {
      if (count < FEWEST_CPUS || count > MOST_CPUS) {
        throw new UserError("--cpus " + count + ": give " + FEWEST_CPUS + " to " + MOST_CPUS);
      }
      // With two CPUs the kernel never comes here: it takes its path for a single target.
      KernelConfig config =
          new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, count > FEWEST_CPUS);
      for (KernelVersion version : versions()) {
        for (Traffic traffic : traffics()) {
          setups.add(new Setup(version, config, traffic, count));
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

  private List<Traffic> traffics() {
    return workloads == null
        ? Arrays.asList(Traffic.values())
        : workloads.stream().map(CheckCommand::traffic).distinct().toList();
  }

  private static Traffic traffic(String id) {
    return Traffic.of(id)
        .orElseThrow(
            () ->
                new UserError("--workloads: no workload '" + id + "'; check has " + Traffic.ids()));
  }

  private void write(List<Cell> cells, long chosen) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode().put("schema", 1).put("seed", chosen);
    ArrayNode rows = root.putArray("cells");
    for (Cell cell : cells) {
      ObjectNode row =
          rows.addObject()
              .put("version", cell.setup().version().id())
              .put("workload", cell.setup().traffic().id())
              .put("cpus", cell.setup().cpus())
              .put("calls", cell.calls())
              .put("millis", cell.millis())
              .put("expected", Expectation.of(cell.setup()).words())
              .put("asExpected", cell.isAsExpected());
      cell.callsToFinding().forEach(row.putArray("callsToFinding")::add);
      ObjectNode findings = row.putObject("findings");
      for (Invariant kind : cell.findings().broken()) {
        findings.put(kind.name(), cell.findings().count(kind));
      }
    }
    try {
      DurableFile.write(json.toAbsolutePath(), root);
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
