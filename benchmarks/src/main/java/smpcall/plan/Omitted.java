// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;

/**
 * A variant of a workload that cannot be measured on this host. A member of {@code run.json}.
 *
 * @param workload {@link Workload#id}
 * @param variant variant of the workload, as in {@link Case}
 * @param reason reason in one line
 */
public record Omitted(String workload, String variant, String reason) {

  /** Returns the cases that are not omitted. */
  public static List<Case> without(List<Omitted> omitted, List<Case> cases) {
    return cases.stream()
        .filter(each -> omitted.stream().noneMatch(one -> one.isOf(each)))
        .toList();
  }

  private boolean isOf(Case testCase) {
    return workload.equals(testCase.workload()) && variant.equals(testCase.variant());
  }
}
