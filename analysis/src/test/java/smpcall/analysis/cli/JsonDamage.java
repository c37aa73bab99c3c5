// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages values, keys and bytes of a file of JSON, or of lines of JSON. The same seed does the
 * same damage.
 */
final class JsonDamage {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Invalid values, some of them just beyond a limit. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "\"\"",
          "\"x\"",
          "\"NaN\"",
          "\"-INF\"",
          "\"..\"",
          "\"2026-11-25T09:00:00Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"\\u0000\\n\\r\\u202e\\u2028\"",
          "0",
          "-1",
          "1",
          "2147483647",
          "9223372036854775807",
          "99999999999999999999",
          "1e-300",
          "1e308",
          "-1e308",
          "0.5");

  private static final List<String> TEXTS =
      List.of("NaN", "1e999", "\0", "\u202e", "\ufeff", "[".repeat(9000), "{\"a\":".repeat(9000));

  private final Random random;

  private JsonDamage(long seed) {
    random = new Random(seed);
  }

  /** A damaged copy, with one or two kinds of damage. */
  static byte[] of(byte[] whole, long seed) throws IOException {
    JsonDamage damage = new JsonDamage(seed);
    String[] lines = new String(whole, StandardCharsets.UTF_8).split("(?<=\n)(?=\\{)");
    int line = damage.random.nextInt(lines.length);
    JsonNode root = JSON.readTree(lines[line]);
    for (int i = damage.random.nextInt(2); i >= 0; i--) {
      damage.value(root);
    }
    if (damage.random.nextInt(4) > 0) {
      lines[line] = JSON.writeValueAsString(root) + "\n";
      return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }
    return damage.bytes(whole);
  }

  /** A value of the file, near the root as often as in the long lists below. */
  private void value(JsonNode root) throws IOException {
    JsonNode parent = root;
    while (true) {
      List<JsonNode> inner = new ArrayList<>();
      parent.forEach(
          child -> {
            if (child.isContainerNode() && !child.isEmpty()) {
              inner.add(child);
            }
          });
      if (inner.isEmpty() || random.nextInt(4) == 0) {
        break;
      }
      parent = inner.get(random.nextInt(inner.size()));
    }
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    if (parent instanceof ArrayNode array && !array.isEmpty()) {
      element(array, random.nextInt(array.size()), value);
    } else if (parent instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      member(object, names.get(random.nextInt(names.size())), value);
    }
  }

  private void element(ArrayNode array, int at, JsonNode value) {
    switch (random.nextInt(4)) {
      case 0 -> array.remove(at);
      case 1 -> array.add(array.get(at).deepCopy());
      default -> array.set(at, value);
    }
  }

  private void member(ObjectNode object, String name, JsonNode value) {
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "x", object.remove(name));
      default -> object.set(name, value);
    }
  }

  private byte[] bytes(byte[] whole) {
    int at = random.nextInt(whole.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 1 -> {
        return Arrays.copyOf(whole, at);
      }
      case 2 -> {
        byte[] other = whole.clone();
        Arrays.fill(other, at, Math.min(whole.length, at + random.nextInt(9)), (byte) 0xfe);
        return other;
      }
      default -> {
        String text = new String(whole, StandardCharsets.UTF_8);
        return (text.substring(0, at)
                + TEXTS.get(random.nextInt(TEXTS.size()))
                + text.substring(at))
            .getBytes(StandardCharsets.UTF_8);
      }
    }
  }
}
