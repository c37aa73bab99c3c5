// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.Map;
import java.util.Set;

/**
 * What is not measured on a host, whoever asks for it.
 *
 * @param versions ids of kernel versions, and {@code kernel} for the row of the running one
 * @param workloads names of workloads, each with its place in the file, for messages
 */
public record LeaveOut(Set<String> versions, Map<String, String> workloads) {

  static final LeaveOut NOTHING = new LeaveOut(Set.of(), Map.of());
}
