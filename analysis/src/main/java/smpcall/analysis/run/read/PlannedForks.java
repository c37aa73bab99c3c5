// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/** Compares the planned forks, one for each case and block, with the stored ones. */
final class PlannedForks {
  private final ForkLog log;
  private final Map<String, Set<Integer>> there = new HashMap<>();
  private final Map<String, Set<Integer>> sound = new HashMap<>();
  private final Map<String, ForkLine.Result> first = new HashMap<>();
  private final Set<String> attempts = new HashSet<>();

  private PlannedForks(RunFile file, ForkLog log) {
    this.log = log;
    for (StudyCase c : file.cases()) {
      there.put(c.id(), new HashSet<>());
      sound.put(c.id(), new HashSet<>());
    }
  }

  /**
   * The planned forks without any attempt, not even a failed one. One that was only repeated is
   * missing, too.
   *
   * @throws BadInputException when a fork has no case, is there twice, or has other metrics than
   *     another fork of its case
   */
  static List<Run.Missing> missing(RunFile file, ForkLog log) {
    PlannedForks planned = new PlannedForks(file, log);
    for (int i = 0; i < log.forks().size(); i++) {
      planned.enter(i);
    }
    List<Run.Missing> missing = new ArrayList<>();
    for (int block = 1; block <= file.blocks(); block++) {
      for (StudyCase c : file.cases()) {
        if (c.runsIn(block, file.blocks()) && !planned.there.get(c.id()).contains(block)) {
          missing.add(new Run.Missing(block, c.id()));
        }
      }
    }
    return List.copyOf(missing);
  }

  private void enter(int index) {
    ForkLine fork = log.forks().get(index);
    Set<Integer> blocks = there.get(fork.caseId());
    if (blocks == null) {
      throw log.wrong(index, "was not planned");
    }
    boolean counts = fork.repeated().isEmpty();
    if (counts) {
      blocks.add(fork.block());
    }
    boolean again =
        !attempts.add(fork.caseId() + " " + fork.block() + " " + fork.attempt())
            || counts && fork.result().isPresent() && !sound.get(fork.caseId()).add(fork.block());
    if (again) {
      throw log.wrong(index, "is there twice");
    }
    fork.result()
        .filter(result -> !first.computeIfAbsent(fork.caseId(), c -> result).hasMetricsOf(result))
        .ifPresent(
            result -> {
              throw log.wrong(index, "has other metrics than the first one of its case");
            });
  }
}
