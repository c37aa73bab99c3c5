// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.nio.file.Path;
import smpcall.analysis.run.RaceSchedule;

/** Reads the steps that {@code ./study races --svg} hands on. */
public final class RaceScheduleReader {

  private RaceScheduleReader() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException when it is missing or damaged
   */
  public static RaceSchedule read(Path file) {
    return new JsonFile(file, "draw it with ./study races ID --svg FILE")
        .read(RaceSchedule.SCHEMA, RaceSchedule.class);
  }
}
