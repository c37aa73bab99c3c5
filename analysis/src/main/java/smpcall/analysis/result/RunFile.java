// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

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
 */
record RunFile(
    String id,
    String host,
    String started,
    Optional<String> commit,
    Optional<Boolean> dirty,
    Environment environment,
    Settings settings,
    List<StudyCase> cases,
    List<ForkEntry> forks) {

  private static final int SCHEMA = 1;

  /**
   * @throws BadInputException when the file is missing, damaged, of another schema, lacks a member
   *     or names one case twice
   */
  static RunFile read(Path file) {
    JsonNode root = JsonFile.read(file);
    Members run = new Members(file.toString(), "", root, JsonFile.CURE);
    int schema = run.integer("schema");
    if (schema != SCHEMA) {
      throw new BadInputException(
          file
              + ": schema "
              + schema
              + " is not known here, only schema "
              + SCHEMA
              + "; use the version of the study that wrote the file");
    }
    Members study = run.object("study");
    RunFile read =
        new RunFile(
            run.text("id"),
            run.text("host"),
            run.text("started"),
            study.optionalText("commit"),
            study.absent("dirty")
                ? Optional.empty()
                : Optional.of(study.node().get("dirty").asBoolean()),
            Environment.of(run.object("environment")),
            Settings.of(run.object("settings")),
            run.objects("cases", StudyCase::of),
            run.objects("forks", ForkEntry::of));
    read.requireUniqueCases(file);
    return read;
  }

  private void requireUniqueCases(Path file) {
    Set<String> ids = new HashSet<>();
    for (StudyCase c : cases) {
      if (!ids.add(c.id())) {
        throw new BadInputException(
            file + ": cases has the id \"" + c.id() + "\" twice; " + JsonFile.CURE);
      }
    }
    for (StudyCase c : cases) {
      if (c.baseline().isPresent() && !ids.contains(c.baseline().get())) {
        throw new BadInputException(
            file
                + ": case \""
                + c.id()
                + "\" has the baseline \""
                + c.baseline().get()
                + "\", which is no case; "
                + JsonFile.CURE);
      }
    }
  }
}
