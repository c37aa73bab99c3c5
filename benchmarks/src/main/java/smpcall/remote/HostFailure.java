// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

/**
 * Why Ansible gave up a host.
 *
 * @param reached whether it could be reached
 * @param words one line
 */
public record HostFailure(boolean reached, String words) {}
