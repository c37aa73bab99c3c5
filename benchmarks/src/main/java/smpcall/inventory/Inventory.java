// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.message.UserError;

/**
 * The whole of {@code hosts.yml}: groups with hosts, further groups and variables, as Ansible has
 * them. A group's variables are its hosts' unless they have their own.
 *
 * @param file where it was read
 * @param hosts by name, in the order of the file
 * @param groups the names of the hosts of each, those of the groups in it too
 */
public record Inventory(Path file, Map<String, Host> hosts, Map<String, List<String>> groups) {

  private static final String CURE =
      "restore it with 'git checkout hosts.yml', or give another with --hosts FILE";

  /**
   * Reads it.
   *
   * @throws UserError when something in it is not known: file, line, cure, one line for each
   *     mistake
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
    mistakes.tell();
    if (hosts.isEmpty()) {
      throw root.wrong("names no host (all: hosts: NAME:); " + CURE);
    }
    return new Inventory(file, hosts, groups.members());
  }

  /**
   * The host of that name.
   *
   * @throws UserError naming those that there are
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
