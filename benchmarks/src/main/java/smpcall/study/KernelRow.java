// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.List;
import java.util.Optional;
import smpcall.host.Membarrier;

/**
 * The row of the running kernel beside those of its models: in {@code broadcast} only, as newer
 * kernels let one process at a time through that system call.
 */
final class KernelRow {

  /** Its name among those of the versions. */
  static final String ID = "kernel";

  static final String BENCHMARK = "smpcall.benchmark.KernelCall.broadcast";

  private KernelRow() {}

  static boolean is(Case testCase) {
    return testCase.variant().equals(ID);
  }

  /**
   * What cannot be measured here, and why.
   *
   * @throws UserError when nothing else was to be measured
   */
  static List<Omitted> omitted(List<Case> cases) {
    boolean planned = cases.stream().anyMatch(KernelRow::is);
    Optional<String> refusal = planned ? Membarrier.refusal() : Optional.empty();
    if (refusal.isPresent() && cases.stream().allMatch(KernelRow::is)) {
      throw new UserError("--versions kernel: " + refusal.get() + "; measure another one");
    }
    return refusal.map(why -> new Omitted(Workload.BROADCAST.id, ID, why)).stream().toList();
  }

  /** What is left of them. */
  static List<Case> without(List<Omitted> omitted, List<Case> cases) {
    return omitted.isEmpty() ? cases : cases.stream().filter(each -> !is(each)).toList();
  }
}
