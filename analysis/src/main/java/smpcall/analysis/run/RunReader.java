// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Joins run.json and jmh.json of one run, and compares what was planned with what is there. */
public final class RunReader {
  private static final int LINES = 5;
  private static final String CURE =
      "\"./study run --resume\" continues the run, --partial reports what is there";

  private RunReader() {}

  /**
   * @param directory of the run
   * @param partial go on when planned forks are missing; the run then lists them
   * @throws BadInputException when something is missing, damaged or contradicts itself
   */
  public static Run read(Path directory, boolean partial) {
    Path place = directory.resolve("run.json");
    RunFile file = RunFile.read(place);
    List<MissingFork> missing = PlannedForks.missing(file, place);
    if (!partial && file.isUnfinished()) {
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
    List<Fork> forks =
        new ForkReader(place, file, JmhFile.read(directory.resolve("jmh.json"))).forks();
    boolean tripsAreWrong = file.hasWrongRoundTrips();
    Run whole =
        new Run(
            directory,
            file.id(),
            file.host(),
            file.started(),
            file.commit(),
            file.dirty(),
            tripsAreWrong ? file.environment().withoutRoundTrips() : file.environment(),
            file.settings(),
            file.cases(),
            forks,
            missing,
            file.ended(),
            Check.read(directory),
            file.omitted(),
            tripsAreWrong,
            List.of());
    return Emulation.takenOutOf(whole);
  }

  private static List<String> describe(Path place, List<MissingFork> missing) {
    List<String> lines = new ArrayList<>();
    for (MissingFork fork : missing.subList(0, Math.min(LINES, missing.size()))) {
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
