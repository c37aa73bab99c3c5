// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run: its plan and its measurements, checked against each other.
 *
 * @param directory the directory that it was read from
 * @param id the UTC time at which it began
 * @param commit the commit of the study itself; empty when not known
 * @param dirty whether there were changes on top of that commit; empty when not known
 * @param versions the facts about the kernel versions
 * @param forks the forks in the order in which they ran
 * @param missing the planned forks that are missing; empty unless the reader accepts a partial run
 * @param ended the end of the run; empty while it is not complete
 * @param check the check at its start; empty when none is stored
 * @param omitted the cases that could not be measured on that host
 * @param torn whether a line that was cut off at the end of its forks is left out
 * @param emulated a run for each emulated JDK, with its own check; its cases and forks have no
 *     speed and are not in this run
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
    List<Version> versions,
    List<StudyCase> cases,
    List<Fork> forks,
    List<Missing> missing,
    Optional<End> ended,
    Optional<Check> check,
    List<Omitted> omitted,
    boolean torn,
    List<Run> emulated) {

  /**
   * A planned fork that is missing.
   *
   * @param block the number of the block, from 1
   * @param caseId the id of the case
   */
  public record Missing(int block, String caseId) {}

  /**
   * The end of a run.
   *
   * @param reason {@code plan}: all planned blocks ran; {@code precision}: every primary ratio
   *     reached the wanted precision; {@code budget}: the time was used up
   * @param blocks the number of blocks that ran
   */
  public record End(String reason, int blocks) {}

  /**
   * A case that could not be measured on the run's host.
   *
   * @param workload the id of the workload
   * @param variant the variant of the case, such as {@code kernel}
   * @param reason the reason, one line
   */
  public record Omitted(String workload, String variant, String reason) {}

  /**
   * The name of the table of this run's forks, without ending; runs of instruments have other names
   * than runs of calls.
   */
  public String forksTable() {
    return cases.stream().anyMatch(c -> c.workload().isOfCalls())
        ? "forks"
        : cases.get(0).workload().id() + "-forks";
  }

  /** The cases of all JDKs, emulated ones too. */
  public List<StudyCase> casesOfAllJdks() {
    return Stream.concat(Stream.of(this), emulated.stream())
        .flatMap(part -> part.cases.stream())
        .toList();
  }

  public boolean has(Workload workload) {
    return !casesOf(workload).isEmpty();
  }

  /** Whether it ended, and no planned fork is missing. */
  public boolean isComplete() {
    return ended.isPresent() && missing.isEmpty();
  }

  /** The number of blocks that ran, or the planned number while the run is not complete. */
  public int blocks() {
    return ended.map(End::blocks).orElse(settings.blocks());
  }

  /** The last attempt of every case and block without one that counts, when it failed. */
  public List<Fork> failed() {
    return forks.stream()
        .filter(fork -> fork.error().isPresent())
        .filter(
            fork ->
                forks.stream()
                    .filter(other -> other.isSameWorkAs(fork))
                    .noneMatch(other -> other.isDone() || other.attempt() > fork.attempt()))
        .toList();
  }

  /** The planned cases of a workload, in the order of the plan. */
  public List<StudyCase> casesOf(Workload workload) {
    return cases.stream().filter(c -> c.workload() == workload).toList();
  }

  /** All forks of a case, failed and repeated ones too; of one at a distance, those there. */
  public List<Fork> forksOf(StudyCase c) {
    return forks.stream().filter(c::has).toList();
  }

  /** The forks of a case that are in figures: neither repeated nor contaminated. */
  public List<Fork> cleanForksOf(StudyCase c) {
    return forksOf(c).stream()
        .filter(fork -> !fork.isRepeated() && !fork.isContaminated())
        .toList();
  }

  /** This run without its rules: contaminated forks are in, and all pairs count. */
  public Run withoutRules() {
    return with(
        environment,
        cases,
        forks.stream().map(Fork::withoutRules).toList(),
        missing,
        check,
        emulated);
  }

  /** The part of this run on some of its JDKs. */
  public Run of(List<String> jdks, Environment on, Optional<Check> found, List<Run> others) {
    List<StudyCase> some = cases.stream().filter(c -> jdks.contains(c.jdk())).toList();
    List<String> ids = some.stream().map(StudyCase::id).toList();
    return with(
        on,
        some,
        forks.stream().filter(fork -> some.contains(fork.studyCase())).toList(),
        missing.stream().filter(fork -> ids.contains(fork.caseId())).toList(),
        found,
        others);
  }

  /** The same run with other parts. */
  private Run with(
      Environment on,
      List<StudyCase> some,
      List<Fork> those,
      List<Missing> lacking,
      Optional<Check> found,
      List<Run> others) {
    return new Run(
        directory, id, host, started, commit, dirty, on, settings, versions, some, those, lacking,
        ended, found, omitted, torn, others);
  }

  /**
   * The case with an id.
   *
   * @throws java.util.NoSuchElementException when the plan has no such case; it has every baseline
   */
  public StudyCase caseOf(String id) {
    return cases.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
