// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Member;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Version;

/**
 * The file run.json: the plan, the machine and the end of a run.
 *
 * @param id the UTC time at which the run began
 * @param host the name under which its results are kept
 * @param started the time when it began, UTC, ISO 8601
 * @param study the state of the study itself
 * @param environment the machine
 * @param settings the settings of the measurement
 * @param versions the facts about the kernel versions; may be empty
 * @param cases the plan, each case with the facts about its version
 * @param omitted the cases that cannot be measured on that host; mostly empty
 * @param ended the end of the run; empty while it is not complete
 */
public record RunFile(
    String id,
    String host,
    String started,
    Study study,
    Environment environment,
    Settings settings,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Version> versions,
    List<StudyCase> cases,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Run.Omitted> omitted,
    Optional<Run.End> ended) {
  /** The name of the file in a run's directory. */
  static final String NAME = "run.json";

  private static final int SCHEMA = 4;
  private static final String CURE = "bring it back from a copy, or begin a new run";

  /** A limit, so that a damaged number cannot cause an endless list of missing forks. */
  private static final int MOST_BLOCKS = 10_000;

  /**
   * The state of the study itself.
   *
   * @param commit its commit; empty when not known
   * @param dirty whether that commit had changes on top; empty when not known
   */
  public record Study(Optional<String> commit, Optional<Boolean> dirty) {}

  public RunFile {
    Member.requireName("id", id);
    Member.requireName("host", host);
    requireUnique(cases);
    requireBaselines(cases);
    requireKnownJdks(cases, environment);
    int blocks = ended.map(Run.End::blocks).orElse(settings.blocks());
    if (blocks > MOST_BLOCKS) {
      throw new IllegalArgumentException(blocks + " blocks are more than any run has");
    }
    List<Version> facts = versions;
    cases =
        cases.stream()
            .map(c -> c.of(facts.stream().filter(v -> v.id().equals(c.versionId())).findFirst()))
            .toList();
  }

  /** The JDKs with calls of kernel versions. */
  Set<String> jdksOfCalls() {
    return cases.stream()
        .filter(each -> each.workload().isOfCalls())
        .map(StudyCase::jdk)
        .collect(Collectors.toSet());
  }

  /**
   * Reads the plan of the run in a directory.
   *
   * @throws BadInputException when the file is missing, damaged, of another schema, lacks a member
   *     or names one case twice
   */
  public static RunFile read(Path directory) {
    return new JsonFile(directory.resolve(NAME), CURE).read(SCHEMA, RunFile.class);
  }

  /** The number of blocks that ran, or the planned number while the run is not complete. */
  int blocks() {
    return ended.map(Run.End::blocks).orElse(settings.blocks());
  }

  private static void requireUnique(List<StudyCase> cases) {
    Set<String> ids = new HashSet<>();
    for (StudyCase c : cases) {
      if (!ids.add(c.id())) {
        throw new IllegalArgumentException("cases has the id \"" + c.id() + "\" twice");
      }
    }
  }

  /** Refuses a baseline that did not run in the same way on the same JDK. */
  private static void requireBaselines(List<StudyCase> cases) {
    for (StudyCase c : cases) {
      c.baseline().ifPresent(baseline -> requireBeside(cases, c, baseline));
      c.baselineArms().forEach(arm -> requireBeside(cases, c, arm));
      if (c.baseline().isPresent() == c.baselineArms().isEmpty()) {
        throw new IllegalArgumentException(
            "case \"" + c.id() + "\" has baselineArms, but no baseline");
      }
    }
  }

  private static void requireBeside(List<StudyCase> cases, StudyCase c, String baseline) {
    if (cases.stream().noneMatch(other -> other.id().equals(baseline) && other.isBeside(c))) {
      throw new IllegalArgumentException(
          "case \""
              + c.id()
              + "\" has the baseline \""
              + baseline
              + "\", which is no case of the same workload, CPUs, policy, JDK and gap");
    }
  }

  private static void requireKnownJdks(List<StudyCase> cases, Environment environment) {
    for (StudyCase c : cases) {
      if (!environment.jdks().containsKey(c.jdk())) {
        throw new IllegalArgumentException(
            "case \""
                + c.id()
                + "\" ran on JDK \""
                + c.jdk()
                + "\", which environment.jdks does not have");
      }
    }
  }
}
