// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smpcall.inventory.Inventory;
import smpcall.message.UserError;

/** Reads {@code hosts.yml} with the words in it that only the study knows. */
public final class HostsFile {

  private HostsFile() {}

  /**
   * Reads it.
   *
   * @throws smpcall.message.UserError when something in it is not known
   * @throws UserError when a workload is not
   */
  public static Inventory read(Path file) {
    Inventory inventory = Inventory.read(file);
    List<String> mistakes = new ArrayList<>();
    inventory
        .hosts()
        .values()
        .forEach(
            host ->
                host.leaveOut()
                    .workloads()
                    .forEach(
                        (id, place) -> {
                          if (!Workload.ids().contains(id)) {
                            mistakes.add(
                                (place + ": no workload '" + id + "'; there are ")
                                    + String.join(", ", Workload.ids()));
                          }
                        }));
    if (!mistakes.isEmpty()) {
      throw new UserError(mistakes.stream().distinct().toList());
    }
    return inventory;
  }
}
