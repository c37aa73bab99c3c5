// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.machine.Delay;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.schedule.KnownRace;
import smpcall.schedule.RaceReplay;
import smpcall.store.DurableFile;

/** {@code ./study races}: the known races, replayed from written schedules. */
@Command(
    name = "races",
    description = "Replays a known race step by step, on any version; lists them without ID.",
    footer = {
      "",
      "A schedule decides which CPU runs next, so that each replay is the same.",
      "Exit status: 0 fine, whether the version breaks or survives, 2 bad usage or " + "input.",
      "",
      "Examples:",
      "  ./study races",
      "  ./study races reuse-race",
      "  ./study races reuse-race --version patched",
      "  ./study races delete-before-add --svg race.svg"
    })
final class RacesCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Race to replay (default: a list of all).")
  private String id;

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "Kernel version (default: the one that shows the race most clearly).")
  private String version;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the steps to FILE as a sequence diagram, too; replaces FILE.")
  private Path svg;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Override
  public Integer call() {
    if (id == null) {
      if (version != null || svg != null) {
        String option = version != null ? "--version " + version : "--svg " + svg;
        throw new UserError(option + ": needs a race; give " + KnownRace.ids());
      }
      System.out.print(list());
      return ExitStatus.FINE;
    }
    if (!Delay.enabled()) {
      throw new UserError(
          "this JVM cannot delay CPUs, so no race can be replayed; start it with"
              + " -Dsmpcall.delay=true, as ./study does");
    }
    if (svg != null) {
      DurableFile.requireWritable("--svg", svg);
    }
    RaceReplay replay = replay();
    System.out.print(replay.text());
    return svg == null ? ExitStatus.FINE : RacePicture.write(replay, svg);
  }

  private static String list() {
    StringBuilder list = new StringBuilder();
    for (KnownRace race : KnownRace.values()) {
      list.append(
          String.format(
              Locale.ROOT, "%-18s  %-11s  %s%n", race.id(), race.clearest(), race.story()));
    }
    return list.toString();
  }

  private RaceReplay replay() {
    KnownRace race =
        KnownRace.find(id)
            .orElseThrow(() -> new UserError("no race '" + id + "'; there are " + KnownRace.ids()));
    Kernel kernel = kernel(race);
    return RaceReplay.of(race, kernel.id(), machine -> kernel.boot(machine, KernelConfig.DEFAULT));
  }

  private Kernel kernel(KnownRace race) {
    String wanted = version == null ? race.clearest() : version;
    return Kernel.find(wanted)
        .filter(kernel -> isFor(race, kernel))
        .orElseThrow(
            () ->
                new UserError(
                    "--version "
                        + wanted
                        + ": "
                        + race.id()
                        + " runs on "
                        + Kernel.all().stream()
                            .filter(kernel -> isFor(race, kernel))
                            .map(Kernel::id)
                            .collect(Collectors.joining(", "))));
  }

  private static boolean isFor(KnownRace race, Kernel kernel) {
    return (kernel.version() == null) == race.isOfSingleCalls();
  }
}
