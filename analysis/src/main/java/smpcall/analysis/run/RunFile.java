// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * run.json: what was planned, on what machine, in what order it ran.
 *
 * @param commit of the study itself
 * @param dirty whether that commit had changes on top; empty when not known
 * @param schema 1 to 3
 * @param omitted mostly empty; always before schema 3
 * @param ended empty while the run is not complete, and always in schema 1
 */
record RunFile(
    int schema,
    String id,
    String host,
    String started,
    Optional<String> commit,
    Optional<Boolean> dirty,
    Environment environment,
    Settings settings,
    List<StudyCase> cases,
    List<ForkEntry> forks,
    Optional<RunEnd> ended,
    List<OmittedCase> omitted) {

  private static final int NEWEST = 3;

  /**
   * UTC. Runs from before timed the round trips of a cache line in forks and of the host before C2
   * had compiled what measures them; some are up to twenty times too long.
   */
  private static final String METER_IS_RIGHT_FROM = "2026-11-25T13:50";

  /** A damaged number must not keep anybody counting what is missing. */
  private static final int MOST_BLOCKS = 10_000;

  /**
   * @throws BadInputException when the file is missing, damaged, of another schema, lacks a member
   *     or names one case twice
   */
  static RunFile read(Path file) {
    JsonNode root = JsonFile.read(file);
    Members run = new Members(file.toString(), "", root, JsonFile.CURE);
    int schema = schema(file, root);
    Members study = run.object("study");
    Environment environment =
        schema == 1
            ? Environment.ofSchema1(run.object("environment"))
            : Environment.of(run.object("environment"));
    RunFile read =
        new RunFile(
            schema,
            run.name("id"),
            run.name("host"),
            run.text("started"),
            study.optionalText("commit"),
            study.absent("dirty")
                ? Optional.empty()
                : Optional.of(study.node().get("dirty").asBoolean()),
            environment,
            Settings.of(run.object("settings")),
            run.objects("cases", c -> studyCase(c, schema, environment)),
            run.objects("forks", ForkEntry::of),
            run.optionalObject("ended", RunEnd::of),
            run.absent("omitted") ? List.of() : run.objects("omitted", OmittedCase::of));
    read.requireUniqueCases(file);
    read.requireBaselines(file);
    if (read.blocks() > MOST_BLOCKS) {
      throw new BadInputException(
          file + ": " + read.blocks() + " blocks are more than any run has; " + JsonFile.CURE);
    }
    read.requireKnownJdks(file);
    return read;
  }

  /** How many blocks the run has: as many as it ran, or is still to run. */
  int blocks() {
    return ended.map(RunEnd::blocks).orElse(settings.blocks());
  }

  /** Schema 1 did not say; what is planned tells whether it is there. */
  boolean isUnfinished() {
    return schema > 1 && ended.isEmpty();
  }

  /**
   * Before schema 3 the warm-up scores were JMH's primary ones, which in cases whose figure is a
   * secondary metric mean nothing.
   */
  boolean warmupIsOfTheFigure(StudyCase c) {
    return schema > 2 || c.metric().isEmpty();
  }

  /** Whether it has round trips of a cache line, beside ping-pong, that are worth nothing. */
  boolean hasWrongRoundTrips() {
    return started.compareTo(METER_IS_RIGHT_FROM) < 0
        && settings.roundTripFactor().isEmpty()
        && (environment.roundTrips().isPresent()
            || forks.stream().anyMatch(fork -> fork.roundTrip().isPresent()));
  }

  private static int schema(Path file, JsonNode root) {
    JsonNode schema = root.path("schema");
    if (schema.isInt() && 1 <= schema.intValue() && schema.intValue() <= NEWEST) {
      return schema.intValue();
    }
    throw new BadInputException(
        file
            + ": schema "
            + (schema.isMissingNode() ? "(none)" : schema)
            + " is not known here, only 1 to "
            + NEWEST
            + "; "
            + JsonFile.OTHER_STUDY);
  }

  private static StudyCase studyCase(Members c, int schema, Environment environment) {
    return schema == 1
        ? StudyCase.ofSchema1(c, environment.jdks().keySet().iterator().next())
        : StudyCase.of(c);
  }

  private void requireKnownJdks(Path file) {
    for (StudyCase c : cases) {
      if (!environment.jdks().containsKey(c.jdk())) {
        throw new BadInputException(
            file
                + ": case \""
                + c.id()
                + "\" ran on JDK \""
                + c.jdk()
                + "\", which environment.jdks does not have; "
                + JsonFile.CURE);
      }
    }
  }

  private void requireUniqueCases(Path file) {
    Set<String> ids = new HashSet<>();
    for (StudyCase c : cases) {
      if (!ids.add(c.id())) {
        throw new BadInputException(
            file + ": cases has the id \"" + c.id() + "\" twice; " + JsonFile.CURE);
      }
    }
  }

  /** What is compared ran in the same way on the same JDK. */
  private void requireBaselines(Path file) {
    for (StudyCase c : cases) {
      String baseline = c.baseline().orElse(c.id());
      if (cases.stream().noneMatch(other -> other.id().equals(baseline) && other.isBeside(c))) {
        throw new BadInputException(
            file
                + ": case \""
                + c.id()
                + "\" has the baseline \""
                + baseline
                + "\", which is no case of the same workload, CPUs, policy and JDK; "
                + JsonFile.CURE);
      }
    }
  }
}
