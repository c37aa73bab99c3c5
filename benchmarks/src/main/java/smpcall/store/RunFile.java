// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import smpcall.message.UserError;

/**
 * {@code run.json} of a run that may be gone on with.
 *
 * @param header what was planned
 * @param ended why it is complete, or null
 */
public record RunFile(RunHeader header, RunEnd ended) {

  private static final String CURE = "; begin a new run without --resume";

  /** As many as the analysis takes: a damaged number must not keep anybody counting. */
  static final int MOST_BLOCKS = 10_000;

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Whether the file is there and its schema is the one that this study writes, or unreadable. */
  public static boolean isOfThisSchema(Path file) {
    try {
      JsonNode schema = JSON.readTree(file.toFile()).path("schema");
      return !schema.isInt() || schema.intValue() == RunHeader.SCHEMA;
    } catch (JsonProcessingException e) {
      return true; // damaged: to be named when it is read, not to be passed over
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads it.
   *
   * @throws UserError when it is not there, damaged, or of another schema
   */
  public static RunFile read(Path file) {
    try {
      JsonNode run = JSON.readTree(file.toFile());
      int schema = run.path("schema").asInt();
      if (schema != RunHeader.SCHEMA) {
        throw new UserError(
            file
                + ": schema "
                + run.path("schema").asText("unknown")
                + " cannot be continued, only schema "
                + RunHeader.SCHEMA
                + CURE);
      }
      RunHeader header = JSON.treeToValue(run, RunHeader.class);
      boolean whole =
          Stream.of(
                  header.id(),
                  header.host(),
                  header.started(),
                  header.study(),
                  header.environment(),
                  header.settings(),
                  header.cases())
              .allMatch(Objects::nonNull);
      if (!whole
          || header.environment().jdks() == null
          || header.cases().stream().anyMatch(each -> each == null || each.id() == null)) {
        throw new UserError(file + ": has not what a run's file has" + CURE);
      }
      RunEnd ended = JSON.treeToValue(run.get("ended"), RunEnd.class);
      int blocks = Math.max(header.settings().blocks(), ended == null ? 0 : ended.blocks());
      if (blocks > MOST_BLOCKS) {
        throw new UserError(file + ": " + blocks + " blocks are more than any run has" + CURE);
      }
      return new RunFile(header, ended);
    } catch (JsonProcessingException e) {
      throw new UserError(file + ": is cut off or damaged" + place(e) + CURE);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + DurableFile.reason(e) + ")" + CURE);
    }
  }

  /** Where in a file, as far as that is known. */
  public static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr();
  }
}
