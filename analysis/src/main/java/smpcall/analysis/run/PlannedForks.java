// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the forks that were planned, a case in a block each, with those that are there. */
final class PlannedForks {
  private final RunFile file;
  private final Path place;
  private final Map<String, Set<Integer>> there = new HashMap<>();
  private final Map<String, Set<Integer>> sound = new HashMap<>();
  private final Set<String> attempts = new HashSet<>();

  private PlannedForks(RunFile file, Path place) {
    this.file = file;
    this.place = place;
    for (StudyCase c : file.cases()) {
      there.put(c.id(), new HashSet<>());
      sound.put(c.id(), new HashSet<>());
    }
  }

  /**
   * The planned forks of which there is no attempt, not even one that failed.
   *
   * @param place of the file, for messages
   * @throws BadInputException when a fork is of no case, or there twice
   */
  static List<MissingFork> missing(RunFile file, Path place) {
    PlannedForks planned = new PlannedForks(file, place);
    file.forks().forEach(planned::enter);
    List<MissingFork> missing = new ArrayList<>();
    for (int block = 1; block <= file.blocks(); block++) {
      for (StudyCase c : file.cases()) {
        if (c.runsIn(block, file.blocks()) && !planned.there.get(c.id()).contains(block)) {
          missing.add(new MissingFork(block, c.id()));
        }
      }
    }
    return List.copyOf(missing);
  }

  private void enter(ForkEntry fork) {
    Set<Integer> blocks = there.get(fork.caseId());
    if (blocks == null) {
      throw wrong(fork.place() + " is of case \"" + fork.caseId() + "\", which was not planned");
    }
    blocks.add(fork.block());
    boolean again =
        !attempts.add(fork.caseId() + " " + fork.block() + " " + fork.attempt())
            || !fork.failed() && !sound.get(fork.caseId()).add(fork.block());
    if (again) {
      throw wrong(
          fork.place()
              + " is a second fork of case \""
              + fork.caseId()
              + "\" in block "
              + fork.block());
    }
  }

  private BadInputException wrong(String what) {
    return new BadInputException(place + ": " + what + "; " + JsonFile.CURE);
  }
}
