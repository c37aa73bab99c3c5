// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import smpcall.message.UserError;

/** A fork's own file: {@code {"fork": ..., "jmh": [...]}}. */
public final class ForkFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ForkFile() {}

  public static String name(Fork fork) {
    String attempt = fork.attempt() == 1 ? "" : "." + fork.attempt();
    return String.format(
        Locale.ROOT, "%03d-%03d-%s%s.json", fork.block(), fork.position(), fork.caseId(), attempt);
  }

  static JsonNode of(ResultStore.Stored stored) {
    ObjectNode node = JSON.createObjectNode();
    node.set("fork", JSON.valueToTree(stored.fork()));
    node.set("jmh", stored.jmh());
    return node;
  }

  /**
   * Reads it again.
   *
   * @throws UserError when it is damaged, or of another run
   */
  static ResultStore.Stored read(Path file, RunHeader header) {
    try {
      JsonNode node = JSON.readTree(file.toFile());
      Fork fork = JSON.treeToValue(node.get("fork"), Fork.class);
      JsonNode jmh = node.path("jmh");
      boolean whole =
          fork != null
              && fork.caseId() != null
              && Math.min(fork.block(), Math.min(fork.position(), fork.attempt())) > 0
              && fork.block() <= RunFile.MOST_BLOCKS
              && isTime(fork.started())
              && isTime(fork.finished())
              && (fork.error() != null || JmhMerge.takes(jmh));
      if (!whole) {
        throw damaged(file, "has not what a fork's file has");
      }
      if (header.cases().stream().noneMatch(testCase -> testCase.id().equals(fork.caseId()))) {
        throw damaged(file, "is of a case that was not planned, '" + fork.caseId() + "'");
      }
      return new ResultStore.Stored(fork, fork.error() == null ? jmh : null);
    } catch (JsonProcessingException e) {
      throw damaged(file, "is cut off or damaged" + RunFile.place(e));
    } catch (IllegalArgumentException e) {
      throw damaged(file, "has not what a fork's file has");
    } catch (IOException e) {
      throw damaged(file, "cannot be read (" + DurableFile.reason(e) + ")");
    }
  }

  private static boolean isTime(String text) {
    try {
      return text != null && Instant.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  static UserError damaged(Path file, String what) {
    return new UserError(
        file + ": " + what + "; move it elsewhere, and --resume runs that fork again");
  }
}
