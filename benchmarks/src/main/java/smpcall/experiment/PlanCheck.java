// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import smpcall.host.Affinity;
import smpcall.host.CpuQuota;
import smpcall.message.UserError;
import smpcall.plan.Case;

/** What would fail in every fork is found out before the first. */
public final class PlanCheck {

  private PlanCheck() {}

  /**
   * Tries to pin a thread to every CPU of the plan, and looks at the time that a container gives.
   *
   * @throws UserError when forks could not run as planned
   */
  public static void check(List<Case> cases) {
    checkQuota(cases, CpuQuota.ofThisProcess());
    List<Integer> cpus =
        cases.stream().flatMap(each -> each.placement().stream()).distinct().sorted().toList();
    try {
      Affinity.refusal(cpus)
          .ifPresent(
              refusal -> {
                throw new UserError(
                    refusal
                        + "; allow sched_setaffinity here (a container's seccomp profile may forbid"
                        + " it)");
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted");
    }
  }

  static void checkQuota(List<Case> cases, OptionalDouble quota) {
    int most = cases.stream().mapToInt(Case::cpus).max().orElse(0);
    if (quota.isPresent() && quota.getAsDouble() < most) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "the control group of this process gives it the time of %.2f CPUs, and the plan spins"
                  + " on %d; raise its quota (docker: --cpus), or give fewer with --cpus",
              quota.getAsDouble(),
              most));
    }
  }
}
