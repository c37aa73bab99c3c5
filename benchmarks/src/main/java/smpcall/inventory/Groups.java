// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The groups of an inventory and the variables that a host inherits, as in Ansible. A group may
 * appear in several places, which are merged. A deeper group wins over a higher one; at the same
 * depth the higher {@code ansible_group_priority} wins, then the later name in the alphabet. A
 * host's own variables win over all groups.
 */
final class Groups {

  private static final String ALL = "all";
  private static final String PRIORITY = "ansible_group_priority";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,6}");
  private static final Set<String> SECTIONS = Set.of("hosts", "children", "vars");

  /** Limit of nesting: more than anybody needs, but finite. */
  private static final int DEEPEST = 10;

  private static final class Group {
    private final YamlValue first;
    private final Map<String, YamlValue> variables = new TreeMap<>();
    private final Set<String> parents = new TreeSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private int priority = 1;

    Group(YamlValue first) {
      this.first = first;
    }
  }

  private final Mistakes mistakes;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, YamlValue> hosts = new LinkedHashMap<>();
  private final Map<String, Map<String, YamlValue>> hostVariables = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  /** The hosts of each group that was asked for, with those of its inner groups. */
  private final Map<String, Set<String>> members = new HashMap<>();

  private Groups(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Reads all groups and reports mistakes. */
  static Groups read(YamlValue root, Mistakes mistakes) {
    Groups read = new Groups(mistakes);
    read.groups.put(ALL, new Group(root));
    root.map("the file")
        .forEach(
            (name, group) ->
                mistakes.check(
                    () -> read.readGroup(name, group, name.equals(ALL) ? null : ALL, 0)));
    for (Map.Entry<String, Group> group : read.groups.entrySet()) {
      if (!mistakes.check(() -> read.checkPlace(group.getKey(), group.getValue()))) {
        mistakes.throwIfAny();
      }
    }
    return read;
  }

  private void readGroup(String name, YamlValue value, String parent, int depth) {
    checkName(GROUP, name, value, "group", "letters, digits and '_'");
    if (depth == DEEPEST) {
      throw value.error("groups are nested more than " + DEEPEST + " deep; flatten them");
    }
    Group group = groups.computeIfAbsent(name, key -> new Group(value));
    if (parent != null) {
      group.parents.add(parent);
    }
    Map<String, YamlValue> sections = value.map("group '" + name + "'");
    sections.forEach(
        (key, section) -> {
          if (!SECTIONS.contains(key)) {
            throw section.error(
                ("group '" + name + "' has the unknown key '" + key + "'")
                    + "; a group has hosts, children and vars");
          }
        });
    if (sections.containsKey("vars")) {
      mistakes.check(() -> readVariables(name, group, sections.get("vars").map("vars")));
    }
    if (sections.containsKey("children")) {
      sections
          .get("children")
          .map("children")
          .forEach((child, at) -> mistakes.check(() -> readGroup(child, at, name, depth + 1)));
    }
    if (sections.containsKey("hosts")) {
      sections
          .get("hosts")
          .map("hosts")
          .forEach((host, at) -> mistakes.check(() -> readHost(host, at, group)));
    }
  }

  private void readVariables(String name, Group group, Map<String, YamlValue> variables) {
    HostReader.checkKeys("group '" + name + "'", variables, mistakes);
    HostReader.read(name, group.first, variables, mistakes);
    if (variables.containsKey(PRIORITY)) {
      String priority = variables.get(PRIORITY).text(PRIORITY);
      if (!WHOLE.matcher(priority).matches()) {
        throw variables.get(PRIORITY).error(PRIORITY + " must be a whole number");
      }
      group.priority = Integer.parseInt(priority);
    }
    group.variables.putAll(variables);
  }

  private void readHost(String name, YamlValue value, Group group) {
    checkName(HOST, name, value, "host", "letters, digits, '.', '_' and '-'");
    Map<String, YamlValue> variables = value.map("host '" + name + "'");
    HostReader.checkKeys("host '" + name + "'", variables, mistakes);
    group.hosts.add(name);
    hosts.putIfAbsent(name, value);
    hostVariables.computeIfAbsent(name, key -> new TreeMap<>()).putAll(variables);
  }

  private static void checkName(
      Pattern pattern, String name, YamlValue value, String what, String characters) {
    if (!pattern.matcher(name).matches()) {
      throw value.error(
          "the " + what + " name '" + name + "' may have " + characters + " only; rename it");
    }
  }

  private void checkPlace(String name, Group group) {
    if (hosts.containsKey(name)) {
      throw hosts.get(name).error("'" + name + "' is a host and a group; rename one");
    }
    depth(name, group, new LinkedHashSet<>());
  }

  /** The length of the longest path from a group up to {@code all}. */
  private int depth(String name, Group group, Set<String> below) {
    if (!below.add(name)) {
      throw group.first.error(
          "group '"
              + name
              + "' is within itself ("
              + String.join(" in ", below)
              + " in "
              + name
              + "); take it out");
    }
    Integer known = depths.get(name);
    if (known == null) {
      if (below.size() > DEEPEST) {
        throw group.first.error("groups are nested more than " + DEEPEST + " deep; flatten them");
      }
      known = 0;
      for (String parent : group.parents) {
        // A group within another one may also be a child of all; the longer path counts.
        known = Math.max(known, 1 + depth(parent, groups.get(parent), below));
      }
      depths.put(name, known);
    }
    below.remove(name);
    return known;
  }

  /** Every host with its first entry, in the order of the file. */
  Map<String, YamlValue> hosts() {
    return hosts;
  }

  /** The variables of a host, its own and inherited ones. */
  Map<String, YamlValue> variables(String host) {
    Map<String, YamlValue> all = new TreeMap<>();
    groups.keySet().stream()
        .filter(group -> members(group).contains(host))
        .sorted(
            Comparator.comparingInt((String group) -> depths.get(group))
                .thenComparingInt(group -> groups.get(group).priority)
                .thenComparing(Comparator.naturalOrder()))
        .forEach(group -> all.putAll(groups.get(group).variables));
    all.putAll(hostVariables.get(host));
    return all;
  }

  /** The hosts of every group, including those of its inner groups. */
  Map<String, List<String>> members() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    groups.keySet().forEach(group -> all.put(group, List.copyOf(members(group))));
    return all;
  }

  private Set<String> members(String name) {
    if (name.equals(ALL)) {
      return hosts.keySet();
    }
    Set<String> known = members.get(name);
    if (known == null) {
      known = membersOf(name);
      members.put(name, known);
    }
    return known;
  }

  private Set<String> membersOf(String name) {
    Set<String> members = new LinkedHashSet<>(groups.get(name).hosts);
    groups.forEach(
        (child, group) -> {
          if (group.parents.contains(name)) {
            members.addAll(members(child));
          }
        });
    return members;
  }
}
