// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import smpcall.host.PlacementPolicy;
import smpcall.kernel.KernelVersion;

/** Reads the variables of a host or a group. */
final class HostReader {

  private static final String AUTO = "auto";

  /** The running kernel, which {@code leave_out} may name like a version. */
  private static final String KERNEL = "kernel";

  private static final String DIRECTORY = "~/.smpcall-study";
  private static final List<String> KEYS =
      List.of("jdks", "cpus", "placements", "leave_out", "directory");
  private static final Pattern ANSIBLE = Pattern.compile("ansible_[a-z0-9_]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  /** Excludes all characters that a shell or a template interprets. */
  private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N} ._+@:=,~/-]{1,999}");

  private HostReader() {}

  /** Reports unknown keys. */
  static void checkKeys(String owner, Map<String, YamlValue> variables, Mistakes mistakes) {
    variables.forEach(
        (key, value) -> {
          if (!KEYS.contains(key) && !ANSIBLE.matcher(key).matches()) {
            mistakes.check(
                () -> {
                  throw value.error(
                      (owner + " has the unknown key '" + key + "'; known are ")
                          + String.join(", ", KEYS)
                          + " and Ansible's own (ansible_...)");
                });
          }
        });
  }

  /** Reads all variables and reports mistakes. */
  static Host read(
      String name, YamlValue host, Map<String, YamlValue> variables, Mistakes mistakes) {
    Map<String, String> connection = new TreeMap<>();
    Map<String, Object> settings = new TreeMap<>();
    variables.forEach(
        (key, value) -> {
          if (!KEYS.contains(key)) {
            value.plainText().ifPresent(text -> connection.put(key, text));
          } else if (!value.isEmpty()) {
            mistakes.check(() -> settings.put(key, value.toObject()));
          }
        });
    return new Host(
        name,
        host.place(),
        connection,
        mistakes.orElse(List.of(), () -> jdks(variables.get("jdks"))),
        mistakes.orElse(List.of(), () -> cpus(variables.get("cpus"))),
        mistakes.orElse(List.of(), () -> placements(variables.get("placements"))),
        mistakes.orElse(LeaveOut.NOTHING, () -> leaveOut(variables.get("leave_out"))),
        mistakes.orElse(DIRECTORY, () -> directory(variables.get("directory"))),
        settings);
  }

  private static LeaveOut leaveOut(YamlValue value) {
    if (value == null || value.isEmpty()) {
      return LeaveOut.NOTHING;
    }
    Set<String> versions = new LinkedHashSet<>();
    Map<String, String> workloads = new LinkedHashMap<>();
    value
        .map("leave_out")
        .forEach(
            (key, members) -> {
              switch (key) {
                case "versions" ->
                    members.list("versions").forEach(each -> versions.add(version(each)));
                case "workloads" ->
                    members
                        .list("workloads")
                        .forEach(each -> workloads.put(each.text("a workload"), each.place()));
                default ->
                    throw members.error(
                        ("leave_out has the unknown key '" + key + "'")
                            + "; it has versions and workloads");
              }
            });
    return new LeaveOut(versions, workloads);
  }

  private static String version(YamlValue value) {
    try {
      String version = value.text("a version");
      return version.equals(KERNEL) ? version : KernelVersion.of(version).id();
    } catch (IllegalArgumentException e) {
      throw value.error(e.getMessage() + ", and " + KERNEL + " for the running one");
    }
  }

  private static String directory(YamlValue value) {
    if (value == null || value.isEmpty()) {
      return DIRECTORY;
    }
    String directory = value.text("directory");
    if (!directory.matches("~?/.*[^/.].*")) {
      throw value.error(
          "directory '"
              + directory
              + "' is neither absolute nor ~/NAME; give a directory for the study only");
    }
    if (directory.contains(":") || Pattern.matches("(.*/)?[.][.](/.*)?", directory)) {
      throw value.error(
          "directory '"
              + directory
              + "' has ':', which separates the parts of a class path, or '..'; give another");
    }
    return path("directory", directory, value);
  }

  static String path(String what, String path, YamlValue value) {
    if (!PATH.matcher(path).matches()) {
      throw value.error(
          (what + " '" + path + "' may have letters, digits, blanks and ._+@:=,~/- only")
              + "; rename it, or make a link to it");
    }
    return path;
  }

  private static List<JdkEntry> jdks(YamlValue value) {
    Set<String> ids = new HashSet<>();
    return elements(
        value,
        "jdks",
        element -> {
          JdkEntry jdk = JdkReader.read(element);
          if (!ids.add(jdk.id())) {
            throw element.error("the JDK '" + jdk.id() + "' is here twice; rename one");
          }
          return jdk;
        });
  }

  private static List<Integer> cpus(YamlValue value) {
    return elements(
        value,
        "cpus",
        element -> {
          String text = element.text("a CPU count");
          int count = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
          if (count < 2) {
            throw element.error("'" + text + "' is not a number of CPUs (2 or more); correct it");
          }
          return count;
        });
  }

  private static List<PlacementPolicy> placements(YamlValue value) {
    List<PlacementPolicy> policies =
        elements(
            value,
            "placements",
            element -> {
              String text = element.text("a placement");
              return PlacementPolicy.of(text)
                  .orElseThrow(
                      () ->
                          element.error(
                              "no placement '" + text + "'; there are " + PlacementPolicy.ids()));
            });
    return policies.isEmpty() ? List.of(PlacementPolicy.CORES) : policies;
  }

  /** Reads a list; the word {@code auto} and a missing value are the empty list. */
  private static <T> List<T> elements(YamlValue value, String key, Function<YamlValue, T> element) {
    if (value == null || value.isText(AUTO)) {
      return List.of();
    }
    List<T> all = new ArrayList<>();
    value.list(key + " (or the word auto)").forEach(each -> all.add(element.apply(each)));
    if (all.isEmpty()) {
      throw value.error(key + " is an empty list; give one, or the word auto");
    }
    return List.copyOf(all);
  }
}
