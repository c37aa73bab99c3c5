// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.message.UserError;

/**
 * The content of {@code hosts.yml}: groups with hosts, further groups and variables, as in Ansible.
 * A host inherits its groups' variables.
 *
 * @param file path of the file
 * @param hosts hosts by name, in the order of the file
 * @param groups names of each group's hosts, including those of its inner groups, by group name
 */
public record Inventory(Path file, Map<String, Host> hosts, Map<String, List<String>> groups) {

  private static final String CURE =
      "restore it with 'git checkout hosts.yml', or give another with --hosts FILE";

  /**
   * Reads the file.
   *
   * @throws UserError if it has mistakes: one line for each, with file, line and cure
   */
  public static Inventory read(Path file) {
    YamlValue root = YamlValue.read(file, CURE);
    Mistakes mistakes = new Mistakes();
    Groups groups = Groups.read(root, mistakes);
    Map<String, Host> hosts = new LinkedHashMap<>();
    groups
        .hosts()
        .forEach(
            (name, at) ->
                hosts.put(name, HostReader.read(name, at, groups.variables(name), mistakes)));
    mistakes.throwIfAny();
    if (hosts.isEmpty()) {
      throw root.error("no host (all: hosts: NAME:); " + CURE);
    }
    return new Inventory(file, hosts, groups.members());
  }

  /**
   * The host with that name.
   *
   * @throws UserError if there is none; it lists the existing ones
   */
  public Host host(String name) {
    Host host = hosts.get(name);
    if (host == null) {
      throw new UserError(
          file + ": no host '" + name + "'; there are " + String.join(", ", hosts.keySet()));
    }
    return host;
  }

  /** The names of the hosts. */
  public List<String> names() {
    return List.copyOf(hosts.keySet());
  }
}
