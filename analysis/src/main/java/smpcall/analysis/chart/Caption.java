// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.result.Run;

/** Where a picture was measured, in one line. */
final class Caption {
  private Caption() {}

  static String of(Run run) {
    List<String> parts = new ArrayList<>();
    parts.add(run.host());
    parts.add(run.environment().cpuModel().orElse("CPU model not known here"));
    run.environment().jdkVersion().ifPresent(jdk -> parts.add("JDK " + jdk));
    parts.add("run " + run.id());
    return String.join("  |  ", parts);
  }
}
