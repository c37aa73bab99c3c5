// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.Comparator;
import java.util.List;
import smpcall.analysis.run.SimulatedRun;

/** What runs compare, in a fixed order: kernel versions from the oldest to the newest. */
final class Subjects {
  /** With this one the others are compared. */
  static final String BASELINE = "spinlock";

  /** Those that come first, as their names do not say their age. */
  private static final List<String> FIRST =
      List.of("floor", BASELINE, "lockfree", "patched", "linux-6dc19899");

  private Subjects() {}

  static List<String> of(List<SimulatedRun> runs) {
    return runs.stream()
        .map(SimulatedRun::subject)
        .distinct()
        .sorted(Comparator.comparingInt(Subjects::place).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int place(String subject) {
    int place = FIRST.indexOf(subject);
    return place < 0 ? FIRST.size() : place;
  }
}
