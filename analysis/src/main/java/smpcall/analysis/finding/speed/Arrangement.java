// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Comparator;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * The conditions that compared cases share: the JDK, the policy that chose the CPUs, and their
 * number. Ordered by JDK, policy and number.
 */
public record Arrangement(Series series, int cpus) implements Comparable<Arrangement> {
  private static final Comparator<Arrangement> ORDER =
      Comparator.comparing(Arrangement::series).thenComparingInt(Arrangement::cpus);

  public static Arrangement of(StudyCase c, Run run) {
    return new Arrangement(Series.of(c, run), c.cpus());
  }

  /** The text for reports: 2 CPUs; 2 CPUs, siblings, JDK 17. */
  public String label() {
    return Wording.cpus(cpus) + (series.label().isEmpty() ? "" : ", " + series.label());
  }

  @Override
  public int compareTo(Arrangement other) {
    return ORDER.compare(this, other);
  }
}
