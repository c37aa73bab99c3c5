// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.host.Jdk;
import smpcall.host.Membarrier;
import smpcall.message.UserError;

/**
 * The row of the running kernel beside those of its models: in {@code broadcast} only, as newer
 * kernels let one process at a time through that system call.
 */
public final class KernelRow {

  /** Its name among those of the versions. */
  public static final String ID = "kernel";

  static final String BENCHMARK = "smpcall.benchmark.KernelCall.broadcast";

  private KernelRow() {}

  static boolean is(Case testCase) {
    return testCase.variant().equals(ID);
  }

  /**
   * Without those that would call it through an emulator: that has no speed, and nothing to be
   * right or wrong.
   *
   * @throws UserError when nothing else was to be measured
   */
  public static List<Case> withoutEmulated(Map<String, Jdk> jdks, List<Case> cases) {
    List<Case> rest =
        cases.stream().filter(each -> !(is(each) && jdks.get(each.jdk()).emulated())).toList();
    if (rest.isEmpty() && !cases.isEmpty()) {
      throw new UserError(
          "--versions kernel: the JDK is emulated, and the running kernel is not called through an"
              + " emulator; add another version");
    }
    return rest;
  }

  /**
   * What cannot be measured here, and why.
   *
   * @throws UserError when nothing else was to be measured
   */
  public static List<Omitted> omitted(List<Case> cases) {
    boolean planned = cases.stream().anyMatch(KernelRow::is);
    Optional<String> refusal = planned ? Membarrier.refusal() : Optional.empty();
    if (refusal.isPresent() && cases.stream().allMatch(KernelRow::is)) {
      throw new UserError("--versions kernel: " + refusal.get() + "; measure another one");
    }
    return refusal.map(why -> new Omitted(Workload.BROADCAST.id, ID, why)).stream().toList();
  }

  /** What is left of them. */
  public static List<Case> without(List<Omitted> omitted, List<Case> cases) {
    return omitted.isEmpty() ? cases : cases.stream().filter(each -> !is(each)).toList();
  }
}
