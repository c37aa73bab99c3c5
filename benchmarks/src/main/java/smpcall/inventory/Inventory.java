// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The whole of {@code hosts.yml}: groups with hosts, further groups and variables, as Ansible has
 * them. A group's variables are its hosts' unless they have their own.
 *
 * @param file where it was read
 * @param hosts by name, in the order of the file
 */
public record Inventory(Path file, Map<String, Host> hosts) {

  private static final String CURE =
      "restore it with 'git checkout hosts.yml', or give another with --hosts FILE";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Set<String> GROUP_KEYS = Set.of("hosts", "children", "vars");

  /** As many groups within groups as anybody needs; a file can nest them without end. */
  private static final int DEEPEST = 10;

  /**
   * Reads it.
   *
   * @throws BadInventoryException when something in it is not known: file, line, cure
   */
  public static Inventory read(Path file) {
    Map<String, Map<String, YamlValue>> variables = new LinkedHashMap<>();
    Map<String, Map<String, YamlValue>> own = new LinkedHashMap<>();
    Map<String, YamlValue> names = new LinkedHashMap<>();
    YamlValue root = YamlValue.read(file, CURE);
    new Walk(variables, own, names).groups(root.map("the file"), Map.of(), 0);
    Map<String, Host> hosts = new LinkedHashMap<>();
    variables.forEach(
        (name, inherited) -> {
          Map<String, YamlValue> all = new TreeMap<>(inherited);
          all.putAll(own.get(name));
          hosts.put(name, HostReader.read(name, names.get(name), all));
        });
    if (hosts.isEmpty()) {
      throw root.wrong("names no host (all: hosts: NAME:); " + CURE);
    }
    return new Inventory(file, hosts);
  }

  /**
   * The host of that name.
   *
   * @throws BadInventoryException naming those that there are
   */
  public Host host(String name) {
    Host host = hosts.get(name);
    if (host == null) {
      throw new BadInventoryException(
          file + ": no host '" + name + "'; there are " + String.join(", ", hosts.keySet()));
    }
    return host;
  }

  /** Goes through the groups, parents before children. */
  private record Walk(
      Map<String, Map<String, YamlValue>> variables,
      Map<String, Map<String, YamlValue>> own,
      Map<String, YamlValue> names) {

    void groups(Map<String, YamlValue> groups, Map<String, YamlValue> inherited, int depth) {
      groups.forEach((name, group) -> group(name, group, inherited, depth));
    }

    private void group(String name, YamlValue group, Map<String, YamlValue> inherited, int depth) {
      checkName(name, group, "group");
      if (depth == DEEPEST) {
        throw group.wrong("groups are nested more than " + DEEPEST + " deep; flatten them");
      }
      Map<String, YamlValue> members = group.map("group '" + name + "'");
      for (Map.Entry<String, YamlValue> member : members.entrySet()) {
        if (!GROUP_KEYS.contains(member.getKey())) {
          throw member
              .getValue()
              .wrong(
                  "group '"
                      + name
                      + "' has the unknown key '"
                      + member.getKey()
                      + "'; a group has hosts, children and vars");
        }
      }
      Map<String, YamlValue> all = new TreeMap<>(inherited);
      if (members.containsKey("vars")) {
        Map<String, YamlValue> vars = members.get("vars").map("vars");
        HostReader.checkKeys("group '" + name + "'", vars);
        all.putAll(vars);
      }
      if (members.containsKey("hosts")) {
        members.get("hosts").map("hosts").forEach((host, its) -> host(host, its, all));
      }
      if (members.containsKey("children")) {
        groups(members.get("children").map("children"), all, depth + 1);
      }
    }

    private void host(String name, YamlValue its, Map<String, YamlValue> inherited) {
      checkName(name, its, "host");
      Map<String, YamlValue> members = its.map("host '" + name + "'");
      HostReader.checkKeys("host '" + name + "'", members);
      names.putIfAbsent(name, its);
      variables.computeIfAbsent(name, key -> new TreeMap<>()).putAll(inherited);
      own.computeIfAbsent(name, key -> new TreeMap<>()).putAll(members);
    }

    private static void checkName(String name, YamlValue value, String what) {
      if (!NAME.matcher(name).matches()) {
        throw value.wrong(
            "the "
                + what
                + " name '"
                + name
                + "' is not made of letters, digits, '.', '_' and '-' only; rename it");
      }
    }
  }
}
