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
 * The groups of an inventory, and whose variables a host has: as Ansible does it. A group may stand
 * in several places, and all that is said of it there counts. Of two groups the deeper one wins, at
 * the same depth the one with the higher {@code ansible_group_priority}, then the one that comes
 * later in the alphabet; a host's own variables win over all.
 */
final class Groups {

  private static final String ALL = "all";
  private static final String PRIORITY = "ansible_group_priority";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,6}");
  private static final Set<String> SECTIONS = Set.of("hosts", "children", "vars");

  /** As many groups within groups as anybody needs; a file can nest them without end. */
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
  private final Map<String, Map<String, YamlValue>> own = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private Groups(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Reads all of them; what is wrong is noted. */
  static Groups read(YamlValue root, Mistakes mistakes) {
    Groups read = new Groups(mistakes);
    read.groups.put(ALL, new Group(root));
    root.map("the file")
        .forEach(
            (name, group) ->
                mistakes.noting(() -> read.group(name, group, name.equals(ALL) ? null : ALL, 0)));
    for (Map.Entry<String, Group> group : read.groups.entrySet()) {
      if (!mistakes.noting(() -> read.checkPlace(group.getKey(), group.getValue()))) {
        mistakes.tell();
      }
    }
    return read;
  }

  private void group(String name, YamlValue its, String parent, int depth) {
    check(GROUP, name, its, "group", "letters, digits and '_'");
    if (depth == DEEPEST) {
      throw its.wrong("groups are nested more than " + DEEPEST + " deep; flatten them");
    }
    Group group = groups.computeIfAbsent(name, key -> new Group(its));
    if (parent != null) {
      group.parents.add(parent);
    }
    Map<String, YamlValue> sections = its.map("group '" + name + "'");
    sections.forEach(
        (key, value) -> {
          if (!SECTIONS.contains(key)) {
            throw value.wrong(
                ("group '" + name + "' has the unknown key '" + key + "'")
                    + "; a group has hosts, children and vars");
          }
        });
    if (sections.containsKey("vars")) {
      mistakes.noting(() -> variables(name, group, sections.get("vars").map("vars")));
    }
    if (sections.containsKey("children")) {
      sections
          .get("children")
          .map("children")
          .forEach((child, value) -> mistakes.noting(() -> group(child, value, name, depth + 1)));
    }
    if (sections.containsKey("hosts")) {
      sections
          .get("hosts")
          .map("hosts")
          .forEach((host, value) -> mistakes.noting(() -> host(host, value, group)));
    }
  }

  private void variables(String name, Group group, Map<String, YamlValue> variables) {
    HostReader.checkKeys("group '" + name + "'", variables, mistakes);
    HostReader.read(name, group.first, variables, mistakes);
    if (variables.containsKey(PRIORITY)) {
      String priority = variables.get(PRIORITY).text(PRIORITY);
      if (!WHOLE.matcher(priority).matches()) {
        throw variables.get(PRIORITY).wrong(PRIORITY + " must be a whole number");
      }
      group.priority = Integer.parseInt(priority);
    }
    group.variables.putAll(variables);
  }

  private void host(String name, YamlValue its, Group group) {
    check(HOST, name, its, "host", "letters, digits, '.', '_' and '-'");
    Map<String, YamlValue> variables = its.map("host '" + name + "'");
    HostReader.checkKeys("host '" + name + "'", variables, mistakes);
    group.hosts.add(name);
    hosts.putIfAbsent(name, its);
    own.computeIfAbsent(name, key -> new TreeMap<>()).putAll(variables);
  }

  private static void check(Pattern names, String name, YamlValue at, String what, String of) {
    if (!names.matcher(name).matches()) {
      throw at.wrong(
          "the " + what + " name '" + name + "' is not made of " + of + " only; rename it");
    }
  }

  private void checkPlace(String name, Group group) {
    if (hosts.containsKey(name)) {
      throw hosts.get(name).wrong("'" + name + "' is a host and a group; rename one");
    }
    depth(name, group, new LinkedHashSet<>());
  }

  /** How many groups the longest way up to {@code all} leads through. */
  private int depth(String name, Group group, Set<String> below) {
    if (!below.add(name)) {
      throw group.first.wrong(
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
      known = 0;
      for (String parent : group.parents) {
        // Whatever is in another group is in all of them by way of that one.
        known = Math.max(known, 1 + depth(parent, groups.get(parent), below));
      }
      depths.put(name, known);
    }
    below.remove(name);
    return known;
  }

  /** Every host and where it is first named, in the order of the file. */
  Map<String, YamlValue> hosts() {
    return hosts;
  }

  /** What holds for a host. */
  Map<String, YamlValue> variables(String host) {
    Map<String, YamlValue> all = new TreeMap<>();
    groups.keySet().stream()
        .filter(group -> members(group).contains(host))
        .sorted(
            Comparator.comparingInt((String group) -> depths.get(group))
                .thenComparingInt(group -> groups.get(group).priority)
                .thenComparing(Comparator.naturalOrder()))
        .forEach(group -> all.putAll(groups.get(group).variables));
    all.putAll(own.get(host));
    return all;
  }

  /** The hosts of every group, those of the groups in it too. */
  Map<String, List<String>> members() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    groups.keySet().forEach(group -> all.put(group, List.copyOf(members(group))));
    return all;
  }

  private Set<String> members(String name) {
    if (name.equals(ALL)) {
      return hosts.keySet();
    }
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
