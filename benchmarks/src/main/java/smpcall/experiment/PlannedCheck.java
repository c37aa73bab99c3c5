// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smpcall.host.Jdk;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.store.RunHeader;

/**
 * A check that a run begins with: one for all JDKs of the host's own architecture, on the JVM that
 * runs the study, and one for each that is emulated, on that.
 *
 * @param jdk its id; null: the JVM that runs the study
 * @param file in the run's directory
 */
record PlannedCheck(String jdk, String file) {

  /** Those of a run; one that measures no version has none. */
  static List<PlannedCheck> of(RunHeader header) {
    Map<String, Jdk> jdks = header.environment().jdks();
    List<PlannedCheck> checks = new ArrayList<>();
    header.cases().stream()
        .filter(each -> Workload.of(each.workload()).isOfVersions())
        .map(Case::jdk)
        .distinct()
        .forEach(id -> checks.add(isEmulated(jdks.get(id)) ? emulated(id) : ofHost()));
    return checks.stream().distinct().toList();
  }

  static PlannedCheck ofHost() {
    return new PlannedCheck(null, CheckFile.NAME);
  }

  private static PlannedCheck emulated(String id) {
    return new PlannedCheck(id, CheckFile.name(id));
  }

  private static boolean isEmulated(Jdk jdk) {
    return jdk != null && jdk.emulated();
  }
}
