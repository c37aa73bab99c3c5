// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import smpcall.message.UserError;

/** The log of a job: all output of its processes, each after a line with the time of its start. */
public final class JobLog {

  private static final String BEGINS = "begun at ";
  private static final String ERROR = "study: ";

  private JobLog() {}

  public static Path file(Path job) {
    return job.resolve("log.txt");
  }

  /**
   * Adds the line of a start.
   *
   * @throws UserError if the file cannot be written
   */
  public static void begin(Path job) {
    String line = BEGINS + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    try (FileOutputStream log = new FileOutputStream(file(job).toFile(), true)) {
      log.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError(e.getMessage() + " cannot be opened; make room in " + job);
    }
  }

  /** Returns the first error since the last start, or else the last line; empty without either. */
  public static String lastMessage(Path job) {
    try {
      return Files.exists(file(job)) ? lastMessage(Files.readAllLines(file(job))) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String lastMessage(List<String> log) {
    int begins = 0;
    for (int line = 0; line < log.size(); line++) {
      begins = log.get(line).startsWith(BEGINS) ? line + 1 : begins;
    }
    List<String> lines =
        log.subList(begins, log.size()).stream().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.startsWith(ERROR))
        .map(line -> line.substring(ERROR.length()))
        .findFirst()
        .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip());
  }
}
