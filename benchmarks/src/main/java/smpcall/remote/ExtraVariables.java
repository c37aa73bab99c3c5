// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of variables for Ansible. Every text in it is marked as one that is never a template,
 * whatever it looks like.
 */
public final class ExtraVariables {

  private ExtraVariables() {}

  /**
   * Writes it.
   *
   * @param values maps, texts, numbers and truth values
   */
  public static void write(Path file, Map<String, ?> values) throws IOException {
    Files.writeString(file, yaml(values) + "\n");
  }

  private static String yaml(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ": " + yaml(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof String ? "!unsafe " + quoted(value) : String.valueOf(value);
  }

  private static String quoted(Object text) {
    return '"'
        + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(String.valueOf(text)))
        + '"';
  }
}
