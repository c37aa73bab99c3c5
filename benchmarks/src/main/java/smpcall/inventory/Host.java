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
 * @param connection Ansible's own variables ({@code ansible_...}), those that are plain text
 * @param jdks its Java runtimes; empty for {@code auto}, the one that runs the study there
 * @param cpus CPU counts; empty for {@code auto}: 2, then doubling, then all
 * @param placements how CPUs are chosen, at least one
 * @param leaveOut what is not measured there
 * @param directory where the study works on a host that is reached through Ansible: absolute, or in
 *     the home directory there ({@code ~/...})
 * @param said all of this as it stands in the file, Ansible's variables aside: maps, lists, texts
 */
public record Host(
    String name,
    String place,
    Map<String, String> connection,
    List<JdkEntry> jdks,
    List<Integer> cpus,
    List<PlacementPolicy> placements,
    LeaveOut leaveOut,
    String directory,
    Map<String, Object> said) {}
