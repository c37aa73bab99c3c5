// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import smpcall.analysis.run.Check;

/** The files of a run's checks: check.json, and one for each JDK that is emulated. */
final class CheckFile {
  private static final String CURE =
      "move it elsewhere, and \"./study run --resume\" checks again, or do without it";

  private CheckFile() {}

  /**
   * The check that a run began with.
   *
   * @param run its directory
   * @return empty when no check was run
   * @throws BadInputException when it is damaged or of another schema
   */
  static Optional<Check> read(Path run) {
    return readIfThere(run.resolve("check.json"));
  }

  /** The same on an emulated JDK. */
  static Optional<Check> ofEmulated(Path run, String jdk) {
    return readIfThere(run.resolve("check-" + jdk + ".json"));
  }

  private static Optional<Check> readIfThere(Path file) {
    return Files.exists(file)
        ? Optional.of(new JsonFile(file, CURE).read(Check.SCHEMA, Check.class))
        : Optional.empty();
  }
}
