// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import smpcall.analysis.run.Check;

/** The files of a run's checks: check.json, and one for each emulated JDK. */
final class CheckFile {
  private static final String CURE =
      "move it elsewhere, and \"./study run --resume\" checks again, or do without it";

  private CheckFile() {}

  /**
   * The check at the start of a run.
   *
   * @param run the directory of the run
   * @return empty when no check was run
   * @throws BadInputException when it is damaged or of another schema
   */
  static Optional<Check> read(Path run) {
    return readIfThere(run.resolve("check.json"));
  }

  /** The check on an emulated JDK. */
  static Optional<Check> ofEmulated(Path run, String jdk) {
    return readIfThere(run.resolve("check-" + jdk + ".json"));
  }

  private static Optional<Check> readIfThere(Path file) {
    return Files.exists(file)
        ? Optional.of(new JsonFile(file, CURE).read(Check.SCHEMA, Check.class))
        : Optional.empty();
  }
}
