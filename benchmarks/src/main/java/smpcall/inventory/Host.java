// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.List;
import java.util.Map;
import smpcall.host.PlacementPolicy;

/**
 * What the inventory says of one host.
 *
 * @param name as it is used on the command line and for the directory of its results
 * @param place in the file, for messages
 * @param connection Ansible's own variables ({@code ansible_...})
 * @param jdks its Java runtimes; empty for {@code auto}, the one that runs the study there
 * @param cpus CPU counts; empty for {@code auto}: 2, then doubling, then all
 * @param placements how CPUs are chosen, at least one
 */
public record Host(
    String name,
    String place,
    Map<String, String> connection,
    List<JdkEntry> jdks,
    List<Integer> cpus,
    List<PlacementPolicy> placements) {}
