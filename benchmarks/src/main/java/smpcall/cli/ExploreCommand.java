// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.explore.Ablation;
import smpcall.explore.Bound;
import smpcall.explore.Cell;
import smpcall.explore.CellSetup;
import smpcall.explore.Exploration;
import smpcall.explore.Profile;
import smpcall.explore.ReplayToken;
import smpcall.explore.Replayer;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.program.ProgramText;
import smpcall.explore.program.Scenario;
import smpcall.explore.table.AblationTable;
import smpcall.explore.table.VerdictTable;
import smpcall.explore.trace.ScheduleTable;
import smpcall.explore.trace.Step;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Delay;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.store.DurableFile;
import smpcall.store.ExploredFile;
import smpcall.store.SourceHash;

/** {@code ./study explore}: runs every interleaving of the ports, within bounds. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description =
        "Runs every interleaving of the unchanged ports on small programs, under memory models.",
    footer = {
      "",
      "A verdict holds for its program and its memory model only.",
      "What each model allows: docs/memory-models.md.",
      "Exit status: 0 as expected, 1 not as expected, 2 bad usage or input.",
      "",
      "Examples:",
      "  ./study explore",
      "  ./study explore --versions lockfree --scenarios reuse --models sc --schedules",
      "  ./study explore --versions linux-2.6.39 --program \"A=BC,BCn;B=AC\"",
      "  ./study explore --ablate --versions patched",
      "  ./study explore --replay TOKEN --versions patched"
    })
final class ExploreCommand implements Callable<Integer> {

  private static final long GIGABYTE = 1L << 30;
  private static final int SECONDS_TO_STOP = 20;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description =
          "Kernel versions; sender, destination and destination-cmpxchg have single calls only"
              + " (default: all).")
  private List<String> versions;

  @Option(
      names = "--scenarios",
      paramLabel = "ID",
      split = ",",
      description =
          "Programs of the CPUs: reuse, delete-before-add, shrunk-mask, emptied-mask, no-wait,"
              + " results, nested, shared-csd (default: all).")
  private List<String> scenarios;

  @Option(
      names = "--program",
      paramLabel = "TEXT",
      description =
          "A program of your own instead: A=BC,BCn;B=AC reads \"A calls B and C, then both without"
              + " wait; B calls A and C\"; A2!C takes all but C out of the mask of A's second call.")
  private String program;

  @Option(
      names = "--models",
      paramLabel = "ID",
      split = ",",
      description = "Memory models: sc, tso, weak, weak-java (default: as the profile has it).")
  private List<String> models;

  @Option(
      names = "--lock",
      paramLabel = "KIND",
      description = "Kind of lock: ticket, tas (default: ticket, and both for reuse).")
  private String lock;

  @Option(
      names = "--mask",
      paramLabel = "PLACE",
      description = "Place of the mask: inline, own (default: inline, and both for reuse).")
  private String mask;

  @Option(
      names = "--profile",
      paramLabel = "ID",
      defaultValue = "default",
      description =
          "quick: seconds; default: minutes; full: weak for all versions, half an hour (default:"
              + " default).")
  private String profile;

  @Option(
      names = "--states",
      paramLabel = "N",
      description = "Limit of states of each search (default: 1 million, 20 million, 60 million).")
  private Integer states;

  @Option(
      names = "--memory",
      paramLabel = "GB",
      description =
          "Memory for all searches; as many run at a time as fit (default: most of the JVM's).")
  private Double memory;

  @Option(
      names = "--schedules",
      description = "Print the shortest schedule to each broken invariant.")
  private boolean schedules;

  @Option(
      names = "--elide",
      description = "Omit the steps that a schedule shares with the one before.")
  private boolean elide;

  @Option(
      names = "--replay",
      paramLabel = "TOKEN",
      description = "Print a schedule again, on --versions if given, and where it does not fit.")
  private String replay;

  @Option(
      names = "--ablate",
      description =
          "Remove fences, acquires and releases of each version, one at a time and in pairs,"
              + " and print what breaks (default models: tso, weak).")
  private boolean ablate;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the results to FILE as JSON, too; replaces FILE.")
  private Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the table to FILE as CSV, too; replaces FILE.")
  private Path csv;

  private volatile boolean stopped;

  @Override
  public Integer call() {
    if (!Delay.enabled()) {
      throw new UserError(
          "this JVM has no delay points; start it with -Dsmpcall.delay=true, as ./study does");
    }
    return replay == null ? explore() : replay();
  }

  private int replay() {
    ReplayToken token = orRefuse("--replay", () -> ReplayToken.parse(replay));
    List<Kernel> kernels = versions == null ? List.of(token.setup().kernel()) : kernels(versions);
    for (Kernel kernel : kernels) {
      CellSetup setup =
          new CellSetup(
              kernel,
              token.setup().scenario(),
              token.setup().model(),
              token.setup().lock(),
              token.setup().mask());
      int cpus = orRefuse("--replay", setup::program).cpus();
      Replayer.Replayed replayed = Replayer.choices(setup.subject(), token.choices());
      System.out.println(setup.path());
      ScheduleTable.print(replayed.steps(), cpus, 1).forEach(System.out::println);
      replayed.breaches().forEach(breach -> System.out.println(breach.text()));
      if (replayed.misfit() != null) {
        System.out.println("the schedule no longer fits: " + replayed.misfit());
      } else if (replayed.breaches().isEmpty()) {
        System.out.println("nothing is broken");
      }
      System.out.println();
    }
    return ExitStatus.FINE;
  }

  private int explore() {
    Profile chosen =
        Profile.find(profile)
            .orElseThrow(
                () -> new UserError("--profile " + profile + ": give quick, default or full"));
    List<CellSetup> setups = setups(chosen);
    if (states != null && states < 1) {
      throw new UserError("--states " + states + ": give 1 or more");
    }
    Bound bound = new Bound(states == null ? chosen.states() : states);
    long bytes = memory();
    if (bound.bytes() > bytes) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "--states %,d needs %.1f GB, and there are %.1f; give fewer, or more --memory",
              bound.states(),
              (double) bound.bytes() / GIGABYTE,
              (double) bytes / GIGABYTE));
    }
    if (json != null) {
      DurableFile.requireWritable("--json", json);
    }
    if (csv != null) {
      DurableFile.requireWritable("--csv", csv);
    }
    int threads = Exploration.threads(bound, bytes);
    Thread hook = stopOnInterrupt();
    if (ablate) {
      int status = ablate(bound, threads);
      finish(hook);
      return status;
    }
    ExploreProgress progress = new ExploreProgress(setups.size(), threads);
    List<Cell> cells =
        new Exploration(bound, threads, () -> stopped)
            .run(setups, cell -> System.err.println(progress.line(cell)));
    print(cells, setups.size(), bound);
    write(cells, bound);
    finish(hook);
    long without = cells.stream().filter(cell -> cell.result().outOfMemory()).count();
    if (without > 0) {
      System.err.println(
          "study: "
              + without
              + " searches ended for lack of memory; give a smaller --memory, or the JVM more");
      return ExitStatus.BAD_USAGE;
    }
    return cells.stream().allMatch(Cell::isAsExpected) ? ExitStatus.FINE : ExitStatus.FINDING;
  }

  private void finish(Thread hook) {
    finished.countDown();
    if (!stopped) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private int ablate(Bound bound, int threads) {
    LockKind kind =
        lock == null ? LockKind.TICKET : EnumOption.of("--lock", lock, LockKind.values());
    List<MemoryModel> wanted =
        models == null
            ? List.of(MemoryModel.TSO, MemoryModel.WEAK)
            : models.stream().map(ExploreCommand::model).toList();
    List<Kernel> kernels =
        (versions == null ? Kernel.all() : kernels(versions))
            .stream().filter(kernel -> kernel.version() != null).toList();
    Map<Kernel, Map<MemoryModel, List<Ablation.Row>>> results =
        new Exploration(bound, threads, () -> stopped)
            .ablate(
                kernels,
                wanted,
                kind,
                (kernel, model) -> System.err.println(kernel.id() + " " + model.id() + ": done"));
    System.out.println(
        "What each ordering is for, in small programs and from the window of the reuse race.\n"
            + "\"Not shown\" is not \"unnecessary\". An order of a load before a later store shows"
            + " under no model here.");
    results.forEach(
        (kernel, byModel) -> AblationTable.print(kernel, byModel).forEach(System.out::println));
    write(
        "--json",
        json,
        file ->
            ExploredFile.of(sources(), bound, List.of())
                    .set("ablation", ExploredFile.ablation(results))
                    .toPrettyString()
                + "\n");
    return ExitStatus.FINE;
  }

  private final CountDownLatch finished = new CountDownLatch(1);

  /** At Ctrl-C the searches end, and what they found is printed before the JVM does. */
  private Thread stopOnInterrupt() {
    Thread hook =
        new Thread(
            () -> {
              stopped = true;
              try {
                finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private long memory() {
    if (memory != null && !(memory > 0)) {
      throw new UserError("--memory " + memory + ": give a number of gigabytes above 0");
    }
    long most = Runtime.getRuntime().maxMemory() / 8 * 7;
    long wanted = memory == null ? most : (long) (memory * GIGABYTE);
    if (wanted > most) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "--memory %.1f: this JVM has %.1f GB for it; give less, or start it with more",
              memory,
              (double) most / GIGABYTE));
    }
    return wanted;
  }

  private List<CellSetup> setups(Profile chosen) {
    List<Kernel> kernels = versions == null ? null : kernels(versions);
    List<MemoryModel> wanted =
        models == null ? null : models.stream().map(ExploreCommand::model).toList();
    LockKind lockKind = lock == null ? null : EnumOption.of("--lock", lock, LockKind.values());
    MaskPlace maskPlace = mask == null ? null : EnumOption.of("--mask", mask, MaskPlace.values());
    if (program != null) {
      orRefuse("--program", () -> ProgramText.parse(program));
      if (scenarios != null) {
        throw new UserError("--program and --scenarios: give one of them");
      }
    }
    List<Scenario> chosenScenarios =
        scenarios == null ? null : scenarios.stream().map(ExploreCommand::scenario).toList();
    boolean own =
        program != null
            || models != null
            || lock != null
            || mask != null
            || kernels != null && kernels.size() < 3 && chosenScenarios != null;
    List<CellSetup> setups = new ArrayList<>();
    if (!own) {
      chosen.cells().stream()
          .filter(cell -> kernels == null || kernels.contains(cell.kernel()))
          .filter(
              cell ->
                  chosenScenarios == null
                      || chosenScenarios.stream().anyMatch(s -> s.id().equals(cell.scenario())))
          .forEach(setups::add);
    } else {
      List<String> programs =
          program != null
              ? List.of(program)
              : (chosenScenarios == null ? List.of(Scenario.values()) : chosenScenarios)
                  .stream().map(Scenario::id).toList();
      for (String each : programs) {
        for (Kernel kernel : kernels == null ? Kernel.all() : kernels) {
          boolean runs = Scenario.find(each).map(kernel::runs).orElse(kernel.version() != null);
          if (runs) {
            for (MemoryModel model :
                wanted == null ? List.of(MemoryModel.SC, MemoryModel.TSO) : wanted) {
              setups.add(
                  new CellSetup(
                      kernel,
                      each,
                      model,
                      lockKind == null ? LockKind.TICKET : lockKind,
                      maskPlace == null ? MaskPlace.INLINE : maskPlace));
            }
          }
        }
      }
    }
    if (setups.isEmpty()) {
      throw new UserError(
          "--versions and --scenarios: none of these versions runs these programs; single calls"
              + " (sender, destination, destination-cmpxchg) run shared-csd only");
    }
    return setups;
  }

  /** The kernels with those ids. */
  static List<Kernel> kernels(List<String> ids) {
    return ids.stream()
        .distinct()
        .map(
            id ->
                Kernel.find(id)
                    .orElseThrow(
                        () ->
                            new UserError(
                                "--versions: no version '" + id + "'; there are " + Kernel.ids())))
        .toList();
  }

  private static MemoryModel model(String id) {
    return MemoryModel.find(id)
        .orElseThrow(
            () ->
                new UserError(
                    "--models: no model '" + id + "'; there are sc, tso, weak, weak-java"));
  }

  private static Scenario scenario(String id) {
    return Scenario.find(id)
        .orElseThrow(
            () ->
                new UserError(
                    "--scenarios: no scenario '"
                        + id
                        + "'; there are "
                        + Stream.of(Scenario.values())
                            .map(Scenario::id)
                            .collect(Collectors.joining(", "))));
  }

  private static <T> T orRefuse(String option, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new UserError(option + ": " + e.getMessage());
    }
  }

  private void print(List<Cell> cells, int all, Bound bound) {
    System.out.printf(
        Locale.ROOT,
        "Every interleaving of these programs, up to %,d states each; \"right\" holds for the"
            + " program and the model only.%n",
        bound.states());
    VerdictTable.print(cells).forEach(System.out::println);
    System.out.println();
    List<Step> before = List.of();
    for (Cell cell : cells) {
      if (cell.verdict() == Cell.Verdict.RACE) {
        before = print(cell, before);
      }
    }
    if (cells.size() < all) {
      System.out.println("stopped: " + (all - cells.size()) + " cells were not explored");
    }
    long unexpected = cells.stream().filter(cell -> !cell.isAsExpected()).count();
    long unknown = cells.stream().filter(cell -> cell.verdict() == Cell.Verdict.UNKNOWN).count();
    System.out.println(
        (unexpected == 0 ? "as expected" : unexpected + " NOT AS EXPECTED")
            + (unknown == 0
                ? ""
                : "; " + unknown + " unknown, as the bound was reached or the search stopped"));
  }

  private List<Step> print(Cell cell, List<Step> before) {
    Replayer.Replayed shown = cell.schedules().get(cell.shown());
    System.out.println(
        cell.setup().kernel().id()
            + ", "
            + cell.setup().scenario()
            + ", "
            + cell.setup().model().id()
            + ": "
            + cell.result().found().get(cell.shown()).breach().text());
    if (schedules) {
      int first = elide ? firstDifference(before, shown.steps()) : 1;
      int cpus = cell.setup().program().cpus();
      ScheduleTable.print(shown.steps(), cpus, first).forEach(System.out::println);
    }
    System.out.println("  --replay " + cell.token());
    return shown.steps();
  }

  private static int firstDifference(List<Step> before, List<Step> now) {
    int at = 0;
    while (at < before.size() && at < now.size() && before.get(at).equals(now.get(at))) {
      at++;
    }
    return at < now.size() ? now.get(at).number() : 1;
  }

  private static String sources() {
    return SourceHash.of(Path.of(System.getProperty("smpcall.home", ".")), ExploredFile.SOURCES);
  }

  private void write(List<Cell> cells, Bound bound) {
    write("--json", json, file -> ExploredFile.of(sources(), bound, cells).toPrettyString() + "\n");
    write("--csv", csv, file -> ExploredFile.csv(cells));
  }

  private static void write(String option, Path file, Function<Path, String> content) {
    if (file == null) {
      return;
    }
    try {
      DurableFile.write(
          file.toAbsolutePath(), content.apply(file).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw DurableFile.unwritable(option + " " + file, e, "give another file");
    }
  }
}
