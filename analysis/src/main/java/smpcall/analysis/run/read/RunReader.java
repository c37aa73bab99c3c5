// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Jdk;
import smpcall.analysis.run.Run;

/** Reads the files of one run, and compares the plan with the stored forks. */
public final class RunReader {
  private static final int LINES = 5;
  private static final String CURE =
      "\"./study run --resume\" continues the run, --partial reports what is there";

  private RunReader() {}

  /**
   * Reads a run.
   *
   * @param directory the directory of the run
   * @param partial whether to accept missing forks; the run then lists them
   * @throws BadInputException when something is missing, damaged or contradicts itself
   */
  public static Run read(Path directory, boolean partial) {
    RunFile file = RunFile.read(directory);
    ForkLog log = ForkLog.read(directory);
    List<Run.Missing> missing = PlannedForks.missing(file, log);
    Path place = directory.resolve(RunFile.NAME);
    if (!partial && file.ended().isEmpty()) {
      throw new BadInputException(
          place
              + ": the run has not ended; "
              + missing.size()
              + (missing.size() == 1 ? " planned fork is" : " planned forks are")
              + " not there; "
              + CURE);
    }
    if (!missing.isEmpty() && !partial) {
      throw new BadInputException(describe(place, missing));
    }
    Run whole =
        new Run(
            directory,
            file.id(),
            file.host(),
            file.started(),
            file.study().commit(),
            file.study().dirty(),
            file.environment(),
            file.settings(),
            file.versions(),
            file.cases(),
            new ForkReader(file, log).forks(),
            missing,
            file.ended(),
            CheckFile.read(directory),
            file.omitted(),
            log.torn(),
            List.of());
    return withoutEmulated(whole);
  }

  /**
   * Moves the forks of emulated JDKs to {@link Run#emulated}, a run for each JDK, before any
   * calculation: an emulator has no meaningful speed, and its runs count for correctness only.
   */
  private static Run withoutEmulated(Run whole) {
    Map<String, Jdk> real = new LinkedHashMap<>();
    List<Run> emulated = new ArrayList<>();
    whole
        .environment()
        .jdks()
        .forEach(
            (id, jdk) -> {
              if (jdk.emulated()) {
                Environment alone = whole.environment().with(Map.of(id, jdk));
                Optional<Check> check = CheckFile.ofEmulated(whole.directory(), id);
                emulated.add(whole.of(List.of(id), alone, check, List.of()));
              } else {
                real.put(id, jdk);
              }
            });
    return emulated.isEmpty()
        ? whole
        : whole.of(
            List.copyOf(real.keySet()), whole.environment().with(real), whole.check(), emulated);
  }

  private static List<String> describe(Path place, List<Run.Missing> missing) {
    List<String> lines = new ArrayList<>();
    for (Run.Missing fork : missing.subList(0, Math.min(LINES, missing.size()))) {
      lines.add(
          place
              + ": block "
              + fork.block()
              + " has no fork of case \""
              + fork.caseId()
              + "\"; "
              + CURE);
    }
    if (missing.size() > LINES) {
      lines.add("and " + (missing.size() - LINES) + " more");
    }
    return List.copyOf(lines);
  }
}
