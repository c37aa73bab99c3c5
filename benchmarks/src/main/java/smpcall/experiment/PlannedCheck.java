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
 * A check that a run needs: one on the JVM that runs the study, for all JDKs of the host's own
 * architecture, and one on each emulated JDK.
 *
 * @param jdk id of the JDK; null: the JVM that runs the study
 * @param file name of the file in the run's directory
 */
record PlannedCheck(String jdk, String file) {

  /** Returns the checks of a run; none if it measures no version. */
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
