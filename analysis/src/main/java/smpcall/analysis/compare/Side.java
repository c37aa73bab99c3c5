// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * One side of a comparison.
 *
 * @param name the name that the user gave
 * @param runs the runs, one or more, oldest first
 * @param jdk the id of the JDK whose cases count; empty for all JDKs
 */
public record Side(String name, List<Run> runs, Optional<String> jdk) {

  /** One run, with all of its JDKs. */
  public static Side of(Run run) {
    return new Side(run.id(), List.of(run), Optional.empty());
  }

  /** The ids of the JDKs whose cases count. */
  public List<String> jdks() {
    return runs.stream()
        .flatMap(run -> cases(run).map(StudyCase::jdk))
        .distinct()
        .sorted()
        .toList();
  }

  /** {@code host/id} of each run. */
  public List<String> names() {
    return runs.stream().map(run -> run.host() + "/" + run.id()).toList();
  }

  /**
   * The runs in one word, such as {@code twins-20261123T100000Z}. Several runs give the first, the
   * last and their number, three or more also a hash of their names.
   */
  public String runsInOneWord() {
    String hosts = String.join("-", runs.stream().map(Run::host).distinct().toList());
    String many =
        runs.size() == 1
            ? ""
            : "-to-" + runs.get(runs.size() - 1).id() + "-" + runs.size() + "runs";
    String between =
        runs.size() < 3 ? "" : "-" + Integer.toHexString(String.join(" ", names()).hashCode());
    return hosts + "-" + runs.get(0).id() + many + between;
  }

  /**
   * The cases that count: calls of kernel versions, only the first arm of each, without the native
   * control.
   */
  public Stream<StudyCase> cases(Run run) {
    return run.cases().stream()
        .filter(c -> c.workload().isOfCalls() && !c.isRepeat() && !c.isNative())
        .filter(c -> jdk.isEmpty() || jdk.get().equals(c.jdk()));
  }

  /** The floor of the same blocks; empty where a run has none, and for the floor itself. */
  public Optional<StudyCase> floorOf(Run run, StudyCase c) {
    return cases(run)
        .filter(f -> f.isFloor() && !c.isFloor())
        .filter(f -> f.workload() == c.workload() && f.cpus() == c.cpus())
        .filter(f -> f.policy().equals(c.policy()) && f.jdk().equals(c.jdk()))
        .filter(f -> f.gapNanos() == c.gapNanos())
        .findFirst();
  }

  /** Whether both sides are the same run, so that their forks share blocks. */
  boolean sharesBlocksWith(Side other) {
    return runs.size() == 1
        && other.runs.size() == 1
        && place(runs.get(0)).equals(place(other.runs.get(0)));
  }

  /** Where a run is, however its path is spelt. */
  private static Path place(Run run) {
    try {
      return run.directory().toRealPath();
    } catch (IOException e) {
      return run.directory().toAbsolutePath().normalize(); // it is gone since it was read
    }
  }

  /** The forks that ended with an error for good, of every arm and of the control, in words. */
  List<String> died(String which) {
    List<String> words = new ArrayList<>();
    for (Run run : runs) {
      Map<String, List<Fork>> lost =
          run.failed().stream()
              .filter(fork -> jdk.isEmpty() || jdk.get().equals(fork.studyCase().jdk()))
              .collect(
                  Collectors.groupingBy(
                      fork -> fork.studyCase().id(), LinkedHashMap::new, Collectors.toList()));
      lost.forEach(
          (id, forks) ->
              words.add(
                  id
                      + ": "
                      + Wording.many(forks.size(), "fork")
                      + " of "
                      + which
                      + " ("
                      + forks.get(0).error().orElseThrow()
                      + ")"));
    }
    return words;
  }
}
