// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Set;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/** What a comparison is for. */
public enum ComparisonRole {
  /**
   * A member of the family that was declared before anything was measured: lockfree, where it
   * survived, and patched against spinlock, in storm, at every CPU count, placement and JDK of the
   * run. Holm's correction is over these, and over nothing else.
   */
  MAIN("main"),
  /** Anything else: worth a look, corrected for nothing. */
  EXPLORATORY("exploratory"),
  /** A thing compared with itself. */
  INSTRUMENT("A/A");

  private static final Set<String> CLAIMED = Set.of("lockfree", "patched");

  private final String word;

  ComparisonRole(String word) {
    this.word = word;
  }

  /** As printed. */
  public String word() {
    return word;
  }

  static ComparisonRole of(StudyCase c, StudyCase baseline) {
    if (c.variant().equals(baseline.variant())) {
      return INSTRUMENT;
    }
    boolean main =
        c.workload() == Workload.STORM
            && CLAIMED.contains(c.variant())
            && baseline.variant().equals("spinlock")
            && !c.isRepeat();
    return main ? MAIN : EXPLORATORY;
  }
}
