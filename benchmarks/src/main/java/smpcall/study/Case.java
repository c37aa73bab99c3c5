// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.List;
import java.util.Map;

/**
 * One thing that is measured: it runs in one fork of every block. A member of {@code run.json}.
 *
 * @param id unique in the run
 * @param workload {@link Workload#id}
 * @param variant the version, or what else differs
 * @param arm {@code a}; {@code b} for the second name of the same thing, the A/A comparison
 * @param cpus threads, each on a CPU of its own
 * @param placement the CPU of each thread
 * @param baseline id of the case that this one is divided by, or null
 * @param benchmark JMH's name
 * @param params JMH's parameters
 */
record Case(
    String id,
    String workload,
    String variant,
    String arm,
    int cpus,
    List<Integer> placement,
    String baseline,
    String benchmark,
    Map<String, String> params) {

  static String id(Workload workload, String variant, int cpus, String arm) {
    String name = variant.equals(workload.id) ? variant : workload.id + "-" + variant;
    return name + "-" + cpus + "cpus-" + arm;
  }

  /** For people. */
  String label() {
    String name = variant.equals(workload) ? workload : workload + " " + variant;
    return name + (arm.equals("a") ? "" : " (again)") + " on " + cpus + " CPUs";
  }
}
