// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.message.UserError;

/**
 * The file {@code forks.jsonl}: one line of JSON for each fork of a run, in the order in which they
 * ended. Lines are only added. Each is synced before the next fork starts, so a kill can cut off
 * the last line only.
 *
 * @param file path of the file
 * @param forks forks of the complete lines
 * @param length length of the complete lines, bytes; the place of the next line
 * @param isTorn whether an incomplete line follows them
 */
record ForkLog(Path file, List<Fork> forks, long length, boolean isTorn) {

  /** The name of the file in a run's directory. */
  static final String NAME = "forks.jsonl";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Creates the file, empty. */
  static void create(Path directory) throws IOException {
    Files.createFile(directory.resolve(NAME));
  }

  /**
   * Reads the file. An incomplete last line is ignored; one that lacks only its newline is not.
   *
   * @throws UserError if a line is damaged or no fork of this run; names the line
   */
  static ForkLog read(Path directory, RunHeader header) {
    Path file = directory.resolve(NAME);
    byte[] content = content(file);
    List<Fork> forks = new ArrayList<>();
    int start = 0;
    boolean torn = false;
    while (start < content.length && !torn) {
      int end = endOfLine(content, start);
      String line = new String(content, start, end - start, StandardCharsets.UTF_8);
      boolean whole = end < content.length;
      String place = file + ":" + (forks.size() + 1);
      if (whole || isJson(line)) {
        forks.add(fork(line, place, header, forks));
        start = end + 1;
      } else {
        torn = true;
      }
    }
    return new ForkLog(file, List.copyOf(forks), Math.min(start, content.length), torn);
  }

  private static byte[] content(Path file) {
    try {
      return DurableFile.read(file);
    } catch (IOException e) {
      throw DurableFile.unreadable(file, e, "begin a new run without --resume");
    }
  }

  private static int endOfLine(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isJson(String line) {
    try {
      return JSON.readTree(line).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static Fork fork(String line, String place, RunHeader header, List<Fork> before) {
    Fork fork;
    try {
      fork = JSON.readValue(line, Fork.class);
    } catch (JsonProcessingException e) {
      throw damaged(place, "is cut off or damaged");
    }
    if (fork == null || !isWhole(fork)) {
      throw damaged(place, "lacks members of a fork");
    }
    if (header.cases().stream().noneMatch(testCase -> testCase.id().equals(fork.caseId()))) {
      throw damaged(place, "is of a case that was not planned, '" + fork.caseId() + "'");
    }
    for (int i = 0; i < before.size(); i++) {
      Fork other = before.get(i);
      if (!other.caseId().equals(fork.caseId())) {
        continue;
      }
      if (other.block() == fork.block() && other.attempt() == fork.attempt()) {
        throw damaged(place, "is the same fork as line " + (i + 1));
      }
      if (fork.error() == null
          && other.error() == null
          && !fork.result().hasMetricsOf(other.result())) {
        throw damaged(place, "has other metrics than line " + (i + 1) + " of the same case");
      }
    }
    return fork;
  }

  private static boolean isWhole(Fork fork) {
    return fork.caseId() != null
        && Math.min(fork.block(), Math.min(fork.position(), fork.attempt())) > 0
        && fork.block() <= RunFile.MOST_BLOCKS
        && isTime(fork.started())
        && isTime(fork.finished())
        && fork.noise() != null
        && (fork.error() == null
            ? fork.result() != null && fork.result().isWhole()
            : fork.result() == null);
  }

  private static boolean isTime(String text) {
    try {
      return text != null && Instant.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static UserError damaged(String place, String what) {
    return new UserError(
        place + ": " + what + "; move the line to another file, and --resume runs that fork again");
  }

  /**
   * Adds a line. It overwrites an incomplete last line.
   *
   * @return the log with the line
   */
  ForkLog append(Fork fork) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.truncate(length);
      String line = (endsInNewline(channel) ? "" : "\n") + JSON.writeValueAsString(fork) + "\n";
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      channel.position(length);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return new ForkLog(
          file, Stream.concat(forks.stream(), Stream.of(fork)).toList(), channel.size(), false);
    }
  }

  private boolean endsInNewline(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return length == 0 || channel.read(last, length - 1) == 1 && last.get(0) == '\n';
  }
}
