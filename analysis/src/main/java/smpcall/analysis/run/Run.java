// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run: what was planned and what was measured, checked against each other.
 *
 * @param directory where it was read from
 * @param id UTC time at which it began
 * @param commit of the study itself; empty when not known
 * @param dirty whether there were changes on top of that commit; empty when not known
 * @param versions the facts about the kernel versions
 * @param forks in the order in which they ran
 * @param missing planned forks that are not there; empty unless reading was told to go on without
 *     them
 * @param ended how it came to its end; empty while it is not complete
 * @param check that it began with; empty when none is stored with it
 * @param omitted what could not be measured on that host
 * @param torn whether a line that was cut off at the end of its forks is left out
 * @param emulated of each JDK that is emulated a run by itself, with its own check; its cases and
 *     forks are not among those of this one, as they have no speed
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
   * A fork that was planned and is not there.
   *
   * @param block its number, from 1
   * @param caseId the case's id
   */
  public record Missing(int block, String caseId) {}

  /**
   * How a run came to its end.
   *
   * @param reason {@code plan}: all planned blocks ran; {@code precision}: every primary ratio was
   *     as sure as was asked; {@code budget}: the time was used up
   * @param blocks how many were run
   */
  public record End(String reason, int blocks) {}

  /**
   * A case that could not be measured on the run's host.
   *
   * @param workload its id
   * @param variant the version, or what else it is
   * @param reason one line
   */
  public record Omitted(String workload, String variant, String reason) {}

  /**
   * The name of the table of this run's forks, without ending: the runs of instruments have tables
   * of their own beside that of the calls.
   */
  public String forksTable() {
    return cases.stream().anyMatch(c -> c.workload().isOfCalls())
        ? "forks"
        : cases.get(0).workload().id() + "-forks";
  }

  /** Those of all JDKs, the emulated ones among them. */
  public List<StudyCase> casesOfAllJdks() {
    return Stream.concat(Stream.of(this), emulated.stream())
        .flatMap(part -> part.cases.stream())
        .toList();
  }

  public boolean has(Workload workload) {
    return cases.stream().anyMatch(c -> c.workload() == workload);
  }

  /** How many blocks were run, or were to be run. */
  public int blocks() {
    return ended.map(End::blocks).orElse(settings.blocks());
  }

  /** The last attempt of every case and block of which no attempt came to a good end. */
  public List<Fork> failed() {
    return forks.stream()
        .filter(fork -> fork.error().isPresent())
        .filter(
            fork ->
                forks.stream()
                    .filter(other -> other.isSameWorkAs(fork))
                    .noneMatch(
                        other -> other.error().isEmpty() || other.attempt() > fork.attempt()))
        .toList();
  }

  public List<Fork> forksOf(StudyCase c) {
    return forks.stream().filter(fork -> fork.studyCase().equals(c)).toList();
  }

  /** Forks of a case that are not contaminated: those whose speeds and times count. */
  public List<Fork> cleanForksOf(StudyCase c) {
    return forksOf(c).stream().filter(fork -> !fork.isContaminated()).toList();
  }

  /** This run, had it declared no rules: contaminated forks are in, and all pairs count. */
  public Run withoutRules() {
    return with(
        environment,
        cases,
        forks.stream().map(Fork::withoutRules).toList(),
        missing,
        check,
        emulated);
  }

  /** What ran on some of its JDKs. */
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
   * @throws java.util.NoSuchElementException when the plan has no such case; a baseline always is
   *     one
   */
  public StudyCase caseOf(String id) {
    return cases.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
