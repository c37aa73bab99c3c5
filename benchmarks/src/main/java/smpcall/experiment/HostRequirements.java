// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import smpcall.host.Affinity;
import smpcall.host.CpuQuota;
import smpcall.host.JvmVariables;
import smpcall.message.UserError;
import smpcall.plan.Case;

/** Checks before the first fork that this host lets forks run as planned. */
public final class HostRequirements {

  private HostRequirements() {}

  /**
   * Pins a thread to every CPU of the plan, and checks the CPU time quota of the container and the
   * environment that forks inherit.
   *
   * @throws UserError if forks cannot run as planned
   */
  public static void check(List<Case> cases) {
    checkVariables(System.getenv());
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

  static void checkVariables(Map<String, String> environment) {
    List<String> set = JvmVariables.in(environment);
    if (!set.isEmpty()) {
      throw new UserError(
          String.join(", ", set)
              + " would give the forks flags that no result records; start with ./study, which takes"
              + " it away, and give flags as flags: of a JDK in hosts.yml");
    }
  }

  static void checkQuota(List<Case> cases, OptionalDouble quota) {
    int most = cases.stream().mapToInt(Case::cpus).max().orElse(0);
    if (quota.isPresent() && quota.getAsDouble() < most) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "the control group of this process has a quota of %.2f CPUs, and the plan spins on %d;"
                  + " raise the quota (docker: --cpus), or give fewer with --cpus",
              quota.getAsDouble(),
              most));
    }
  }
}
