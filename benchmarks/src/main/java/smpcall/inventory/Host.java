// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.List;
import java.util.Map;
import smpcall.host.PlacementPolicy;

/**
 * The entry of one host in the inventory.
 *
 * @param name name on the command line and of the directory of its results
 * @param place file and line, for messages
 * @param connection Ansible's own variables ({@code ansible_...}) that are plain text
 * @param jdks Java runtimes; empty for {@code auto}, the one that runs the study there
 * @param cpus CPU counts; empty for {@code auto}: 2, then doubling, then all
 * @param placements placement policies, at least one
 * @param leaveOut versions and workloads that are not measured there
 * @param directory working directory on a host that Ansible reaches: absolute, or in the home
 *     directory there ({@code ~/...})
 * @param settings all of this as in the file, without Ansible's variables: maps, lists, texts
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
    Map<String, Object> settings) {}
