// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.nio.file.Path;
import smpcall.analysis.run.Exploration;

/** Reads what {@code ./study explore --json} wrote. */
public final class ExplorationReader {

  private ExplorationReader() {}

  /**
   * Reads a file.
   *
   * @throws smpcall.analysis.run.read.BadInputException when it is missing or damaged
   */
  public static Exploration read(Path file) {
    return new JsonFile(file, "write it again with ./study explore --json FILE")
        .read(Exploration.SCHEMA, Exploration.class);
  }
}
