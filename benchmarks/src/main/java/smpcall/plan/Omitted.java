// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

/**
 * A variant of a workload that cannot be measured on this host. A member of {@code run.json}.
 *
 * @param workload {@link Workload#id}
 * @param variant variant of the workload, as in {@link Case}
 * @param reason reason in one line
 */
public record Omitted(String workload, String variant, String reason) {}
