// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

/**
 * What would have been measured, and cannot be on this host. A member of {@code run.json}.
 *
 * @param workload {@link Workload#id}
 * @param variant the version, or what else it is
 * @param reason one line
 */
public record Omitted(String workload, String variant, String reason) {}
