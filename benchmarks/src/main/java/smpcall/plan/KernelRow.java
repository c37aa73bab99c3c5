// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.host.Jdk;
import smpcall.host.Membarrier;
import smpcall.message.UserError;

/**
 * The cases of the running kernel, which is measured like a version. They are in {@code broadcast}
 * only, as newer kernels let one process at a time make that system call.
 */
public final class KernelRow {

  /** The id of the running kernel among those of the versions. */
  public static final String ID = "kernel";

  static final String BENCHMARK = "smpcall.benchmark.KernelCall.broadcast";

  private KernelRow() {}

  static boolean is(Case testCase) {
    return testCase.variant().equals(ID);
  }

  /**
   * Returns cases without those that would call the kernel through an emulator, as they would have
   * no speed and no correctness to measure.
   *
   * @param jdks JDKs of the cases, by id
   * @throws UserError if no other case is left
   */
  public static List<Case> withoutEmulated(Map<String, Jdk> jdks, List<Case> cases) {
    List<Case> rest =
        cases.stream().filter(each -> !(is(each) && jdks.get(each.jdk()).emulated())).toList();
    if (rest.isEmpty() && !cases.isEmpty()) {
      throw new UserError(
          "--versions kernel: the JDK is emulated, and an emulator cannot measure the running"
              + " kernel; add another version");
    }
    return rest;
  }

  /**
   * Returns the running kernel with the reason, if it cannot be measured on this host.
   *
   * @throws UserError if there is no other case
   */
  public static List<Omitted> omitted(List<Case> cases) {
    boolean planned = cases.stream().anyMatch(KernelRow::is);
    Optional<String> refusal = planned ? Membarrier.refusal() : Optional.empty();
    if (refusal.isPresent() && cases.stream().allMatch(KernelRow::is)) {
      throw new UserError("--versions kernel: " + refusal.get() + "; measure another version");
    }
    return refusal.map(why -> new Omitted(Workload.BROADCAST.id, ID, why)).stream().toList();
  }
}
