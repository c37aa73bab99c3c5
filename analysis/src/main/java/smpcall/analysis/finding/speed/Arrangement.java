// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * The conditions that compared cases share: the JDK, the policy that chose the CPUs, the gap before
 * each call, the distance of the CPUs, and their number. Ordered in this order.
 */
public record Arrangement(Series series, int cpus) implements Comparable<Arrangement> {
  private static final Comparator<Arrangement> ORDER =
      Comparator.comparing(Arrangement::series).thenComparingInt(Arrangement::cpus);

  public static Arrangement of(StudyCase c, Run run) {
    return new Arrangement(Series.of(c, run), c.cpus());
  }

  /** The mean of the random time before each call, nanoseconds; 0 for back to back. */
  public long gapNanos() {
    return series.gapNanos();
  }

  /** Whether a random time passes before each call. */
  public boolean isPaced() {
    return series.isPaced();
  }

  /** The distance of the CPUs; empty where they stood at one. */
  public Optional<Distance.Range> distance() {
    return series.distance();
  }

  /** Whether both are the same but for the distance of the CPUs. */
  public boolean isElsewhere(Arrangement other) {
    return isOnTheSameCpus(other) && gapNanos() == other.gapNanos();
  }

  /** Whether both have the same JDK, policy and number of CPUs. */
  public boolean isOnTheSameCpus(Arrangement other) {
    return cpus == other.cpus
        && series.jdk().equals(other.series.jdk())
        && series.policy().equals(other.series.policy());
  }

  /** The text for reports: 2 CPUs; 2 CPUs, gap 1 us; 2 CPUs, gap 1 us, 65 to 81 ns apart. */
  public String label() {
    return String.join(", ", parts());
  }

  /** The parts of the label, the number of CPUs first. */
  public List<String> parts() {
    return Stream.concat(Stream.of(Wording.cpus(cpus)), series.parts().stream()).toList();
  }

  @Override
  public int compareTo(Arrangement other) {
    return ORDER.compare(this, other);
  }
}
