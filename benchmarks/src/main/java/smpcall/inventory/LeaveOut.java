// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.Map;
import java.util.Set;

/**
 * Versions and workloads that are never measured on a host.
 *
 * @param versions ids of kernel versions, or {@code kernel} for the running kernel
 * @param workloads place in the file (for messages) by name of workload
 */
public record LeaveOut(Set<String> versions, Map<String, String> workloads) {

  static final LeaveOut NOTHING = new LeaveOut(Set.of(), Map.of());
}
