// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a JDK of a host. */
final class JdkReader {

  private static final List<String> KEYS = List.of("id", "home", "launcher", "flags");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,39}");

  /** One word; the text behind an equals sign is a value, never another flag. */
  private static final Pattern FLAG =
      Pattern.compile("-(?:X|D|-)[A-Za-z0-9][A-Za-z0-9._+:=,/-]{0,199}");

  private JdkReader() {}

  static JdkEntry read(YamlValue element) {
    Map<String, YamlValue> members = element.map("a JDK");
    members.forEach(
        (key, value) -> {
          if (!KEYS.contains(key)) {
            throw value.error(
                "a JDK has the unknown key '" + key + "'; it has " + String.join(", ", KEYS));
          }
        });
    if (!members.containsKey("id") || !members.containsKey("home")) {
      throw element.error("a JDK needs an id and a home ({id: \"17\", home: /path})");
    }
    return new JdkEntry(
        id(members.get("id")),
        home(members.get("home")),
        launcher(members.get("launcher")),
        flags(members.get("flags")),
        element.place());
  }

  private static String id(YamlValue value) {
    String id = value.text("id");
    if (!ID.matcher(id).matches()) {
      throw value.error(
          "the id '" + id + "' may have letters, digits, '.', '_', '+' and '-' only; rename it");
    }
    return id;
  }

  private static Path home(YamlValue value) {
    String home = value.text("home");
    if (!home.startsWith("/")) {
      throw value.error(
          "home '" + home + "' is not an absolute path; give the directory that has bin/java");
    }
    return Path.of(HostReader.path("home", home, value));
  }

  /** Reads a list of words, or a text that is split at blanks. */
  private static List<String> launcher(YamlValue value) {
    if (value == null || value.isEmpty()) {
      return List.of();
    }
    List<String> words =
        value.plainText().isPresent()
            ? List.of(value.text("launcher").strip().split(" +"))
            : value.list("launcher").stream().map(word -> word.text("a word")).toList();
    words.forEach(word -> HostReader.path("launcher", word, value));
    if (words.isEmpty() || words.get(0).startsWith("-")) {
      throw value.error("launcher has no program; give the program's path, then its arguments");
    }
    return words;
  }

  private static List<String> flags(YamlValue value) {
    if (value == null || value.isEmpty()) {
      return List.of();
    }
    return value.list("flags").stream().map(JdkReader::flag).toList();
  }

  private static String flag(YamlValue value) {
    String flag = value.text("a flag");
    if (!FLAG.matcher(flag).matches()) {
      throw value.error(
          "the flag '"
              + flag
              + "' is not one word that begins with -X, -D or -- and has letters, digits and"
              + " ._+:=,/- only; correct it");
    }
    return flag;
  }
}
