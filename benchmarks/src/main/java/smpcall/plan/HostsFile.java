// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;
import smpcall.message.UserError;

/** Reads {@code hosts.yml}, and checks the names of workloads in it. */
public final class HostsFile {

  private HostsFile() {}

  /**
   * Reads the file.
   *
   * @throws UserError if the file has a mistake; a line for each
   */
  public static Inventory read(Path file) {
    Inventory inventory = Inventory.read(file);
    List<String> mistakes = new ArrayList<>();
    List<String> ids = Workload.ids();
    for (Host host : inventory.hosts().values()) {
      host.leaveOut()
          .workloads()
          .forEach(
              (id, place) -> {
                if (!ids.contains(id)) {
                  mistakes.add(
                      place + ": no workload '" + id + "'; there are " + String.join(", ", ids));
                }
              });
    }
    if (!mistakes.isEmpty()) {
      throw new UserError(mistakes.stream().distinct().toList());
    }
    return inventory;
  }
}
