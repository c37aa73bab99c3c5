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
 * The content of {@code run.json}.
 *
 * @param header plan and description of the host
 * @param ended end of the run; null if it has not ended
 */
public record RunFile(RunHeader header, RunEnd ended) {

  private static final String CURE = "begin a new run without --resume";

  /** The most blocks that the analysis accepts, so that a damaged number causes no endless loop. */
  public static final int MOST_BLOCKS = 10_000;

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Returns whether the file has the schema that this study writes, or is damaged. */
  public static boolean isOfThisSchema(Path file) {
    try {
      JsonNode schema = JSON.readTree(DurableFile.read(file)).path("schema");
      return !schema.isInt() || schema.intValue() == RunHeader.SCHEMA;
    } catch (JsonProcessingException e) {
      return true; // a damaged file is an error when it is read, and not ignored
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads the file.
   *
   * @throws UserError if the file is missing, damaged, or of another schema
   */
  public static RunFile read(Path file) {
    try {
      JsonNode run = JSON.readTree(DurableFile.read(file));
      int schema = run.path("schema").asInt();
      if (schema != RunHeader.SCHEMA) {
        throw new UserError(
            file
                + ": schema "
                + run.path("schema").asText("unknown")
                + " cannot be resumed, only schema "
                + RunHeader.SCHEMA
                + "; "
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
        throw new UserError(file + ": lacks members of a run; " + CURE);
      }
      RunEnd ended = JSON.treeToValue(run.get("ended"), RunEnd.class);
      int blocks = Math.max(header.settings().blocks(), ended == null ? 0 : ended.blocks());
      if (blocks > MOST_BLOCKS) {
        throw new UserError(
            file
                + ": "
                + blocks
                + " blocks are too many, the limit is "
                + MOST_BLOCKS
                + "; "
                + CURE);
      }
      return new RunFile(header, ended);
    } catch (JsonProcessingException e) {
      throw new UserError(file + ": is cut off or damaged" + atLine(e) + "; " + CURE);
    } catch (IOException e) {
      throw DurableFile.unreadable(file, e, CURE);
    }
  }

  /** Returns the line of a JSON error, such as {@code " at line 7"}; empty if unknown. */
  public static String atLine(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr();
  }
}
