// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The check that a run began with: every version run without timing, on more CPUs than the host has
 * if need be, with delays made on purpose. In check.json of the run's directory.
 *
 * @param seed of its random choices
 * @param millis that it took
 * @param hostCpus CPUs of the host that it could use
 * @param cells in the order of the versions' history
 * @param interleavings that were replayed
 */
public record Check(
    long seed, long millis, int hostCpus, List<CheckCell> cells, List<Replay> interleavings) {

  private static final int SCHEMA = 1;
  private static final String CURE =
      "move it elsewhere, and \"./study run --resume\" checks again, or do without it";

  /**
   * @param run its directory
   * @return empty when no check was run
   * @throws BadInputException when it is damaged or of another schema
   */
  static Optional<Check> read(Path run) {
    return readIfThere(run.resolve("check.json"));
  }

  /** That of an emulated JDK. */
  static Optional<Check> ofEmulated(Path run, String jdk) {
    return readIfThere(run.resolve("check-" + jdk + ".json"));
  }

  private static Optional<Check> readIfThere(Path file) {
    return Files.exists(file) ? Optional.of(readFile(file)) : Optional.empty();
  }

  private static Check readFile(Path file) {
    JsonNode root = JsonFile.read(file, CURE);
    Members check = new Members(file.toString(), "", root, CURE);
    int schema = check.integer("schema");
    if (schema != SCHEMA) {
      throw new BadInputException(
          file
              + ": schema "
              + schema
              + " is not known here, only "
              + SCHEMA
              + "; "
              + JsonFile.OTHER_STUDY);
    }
    List<CheckCell> cells = check.objects("cells", CheckCell::of);
    if (cells.isEmpty()) {
      throw new BadInputException(file + ": cells is empty; " + CURE);
    }
    return new Check(
        check.longInteger("seed"),
        check.count("millis"),
        check.positive("hostCpus"),
        cells,
        check.objects("interleavings", Replay::of));
  }

  /** What is not as it must be. */
  public List<CheckCell> unexpected() {
    return cells.stream().filter(cell -> !cell.asExpected()).toList();
  }
}
