// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run: what was planned and what was measured, checked against each other.
 *
 * @param directory where it was read from
 * @param id UTC time at which it began
 * @param commit of the study itself; empty when not known
 * @param dirty whether there were changes on top of that commit; empty when not known
 * @param forks in the order in which they ran
 * @param missing planned forks that are not there; empty unless reading was told to go on without
 *     them
 */
public record Run(
    Path directory,
    String id,
    String host,
    String started,
    Optional<String> commit,
    Optional<Boolean> dirty,
    Environment environment,
    Settings settings,
    List<StudyCase> cases,
    List<Fork> forks,
    List<MissingFork> missing) {

  /**
   * The name of the table of this run's forks, without ending: the runs of instruments have tables
   * of their own beside that of the calls.
   */
  public String forksTable() {
    return has(StudyCase.STORM) ? "forks" : cases.get(0).workload() + "-forks";
  }

  public boolean has(String workload) {
    return cases.stream().anyMatch(c -> c.workload().equals(workload));
  }

  public List<Fork> forksOf(StudyCase c) {
    return forks.stream().filter(fork -> fork.studyCase().equals(c)).toList();
  }

  /**
   * @throws java.util.NoSuchElementException when the plan has no such case; a baseline always is
   *     one
   */
  public StudyCase caseOf(String id) {
    return cases.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
