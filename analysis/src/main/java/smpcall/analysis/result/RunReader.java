// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins run.json and jmh.json of one run, and compares what was planned with what is there. */
public final class RunReader {
  private static final int LINES = 5;

  private RunReader() {}

  /**
   * @param directory of the run
   * @param partial go on when planned forks are missing; the run then lists them
   * @throws BadInputException when something is missing, damaged or contradicts itself
   */
  public static Run read(Path directory, boolean partial) {
    Path place = directory.resolve("run.json");
    RunFile file = RunFile.read(place);
    List<MissingFork> missing = missing(file, place);
    if (!missing.isEmpty() && !partial) {
      throw new BadInputException(describe(place, missing));
    }
    List<Fork> forks =
        new ForkReader(place, file, JmhFile.read(directory.resolve("jmh.json"))).forks();
    return new Run(
        directory,
        file.id(),
        file.host(),
        file.started(),
        file.commit(),
        file.dirty(),
        file.environment(),
        file.settings(),
        file.cases(),
        forks,
        missing);
  }

  /** Every case times every block, less what is there. */
  private static List<MissingFork> missing(RunFile file, Path place) {
    Map<String, Set<Integer>> there = new HashMap<>();
    file.cases().forEach(c -> there.put(c.id(), new HashSet<>()));
    for (ForkEntry fork : file.forks()) {
      Set<Integer> blocks = there.get(fork.caseId());
      if (blocks == null) {
        throw new BadInputException(
            place
                + ": "
                + fork.place()
                + " is of case \""
                + fork.caseId()
                + "\", which was not planned; "
                + JsonFile.CURE);
      }
      if (!blocks.add(fork.block())) {
        throw new BadInputException(
            place
                + ": "
                + fork.place()
                + " is a second fork of case \""
                + fork.caseId()
                + "\" in block "
                + fork.block()
                + "; "
                + JsonFile.CURE);
      }
    }
    List<MissingFork> missing = new ArrayList<>();
    for (int block = 1; block <= file.settings().blocks(); block++) {
      for (StudyCase c : file.cases()) {
        if (!there.get(c.id()).contains(block)) {
          missing.add(new MissingFork(block, c.id()));
        }
      }
    }
    return List.copyOf(missing);
  }

  private static String describe(Path place, List<MissingFork> missing) {
    List<String> lines = new ArrayList<>();
    for (MissingFork fork : missing.subList(0, Math.min(LINES, missing.size()))) {
      lines.add(
          place
              + ": block "
              + fork.block()
              + " has no fork of case \""
              + fork.caseId()
              + "\"; \"./study run --resume\" continues the run, --partial reports what is there");
    }
    if (missing.size() > LINES) {
      lines.add("and " + (missing.size() - LINES) + " more");
    }
    return String.join("\n", lines);
  }
}
