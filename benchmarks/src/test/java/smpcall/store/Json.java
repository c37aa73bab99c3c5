// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads JSON for tests. */
public final class Json {

  private Json() {}

  /** The value that the text is. */
  public static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The lines of a run's {@code forks.jsonl}, each of which is whole. */
  public static List<JsonNode> forks(Path run) throws IOException {
    return Files.readString(run.resolve("forks.jsonl")).lines().map(Json::read).toList();
  }
}
