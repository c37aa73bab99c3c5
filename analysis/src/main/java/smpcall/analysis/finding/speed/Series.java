// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.analysis.file.FileName;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * One JDK, policy, gap and distance with all numbers of CPUs; drawn as one curve.
 *
 * @param jdk the id of the JDK
 * @param policy the name of the rule that chose the CPUs
 * @param gapNanos the mean of the random time before each call, nanoseconds; 0 for back to back
 * @param distance the distance of the CPUs; empty where they stood at one
 * @param parts the parts of the text for reports, such as {@code siblings}, {@code JDK 17} and
 *     {@code gap 1 us}; only those in which the series of the run differ, and the gap of paced
 *     calls; often none
 * @param suffix the suffix of file names, such as {@code -siblings-jdk17-gap1000}; may be empty
 */
public record Series(
    String jdk,
    String policy,
    long gapNanos,
    Optional<Distance.Range> distance,
    List<String> parts,
    String suffix)
    implements Comparable<Series> {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final Comparator<Series> ORDER =
      Comparator.comparingInt(Series::jdkNumber)
          .thenComparing(Series::jdk)
          .thenComparing(Series::policy)
          .thenComparing(series -> !series.isPaced())
          .thenComparingLong(Series::gapNanos)
          .thenComparingDouble(series -> series.distance.map(Distance.Range::nearest).orElse(0.0));

  static Series of(StudyCase c, Run run) {
    boolean policies = run.cases().stream().map(StudyCase::policy).distinct().count() > 1;
    boolean jdks = run.cases().stream().map(StudyCase::jdk).distinct().count() > 1;
    List<String> parts = new ArrayList<>();
    StringBuilder suffix = new StringBuilder();
    if (policies) {
      parts.add(c.policy());
      suffix.append('-').append(c.policy());
    }
    if (jdks) {
      parts.add("JDK " + c.jdk());
      suffix.append("-jdk").append(c.jdk());
    }
    if (c.isPaced() || c.isBackToBack() && run.cases().stream().anyMatch(StudyCase::isPaced)) {
      parts.add(Wording.gap(c.gapNanos()));
    }
    if (c.isPaced()) {
      suffix.append("-gap").append(c.gapNanos());
    }
    if (c.distance().isPresent()) {
      String nanos = Wording.nanos(c.distance().get());
      parts.add(nanos + " ns apart");
      suffix.append('-').append(nanos.replace(" ", "")).append("ns");
    }
    return new Series(
        c.jdk(),
        c.policy(),
        c.gapNanos(),
        c.distance(),
        List.copyOf(parts),
        FileName.of(suffix.toString()));
  }

  /** The text for reports: siblings, JDK 17, gap 1 us; often empty. */
  public String label() {
    return String.join(", ", parts);
  }

  /** Whether a random time passes before each call. */
  public boolean isPaced() {
    return gapNanos > 0;
  }

  /** By JDK, 9 before 17, policy, gap with back to back last, and distance. */
  @Override
  public int compareTo(Series other) {
    return ORDER.compare(this, other);
  }

  private int jdkNumber() {
    Matcher number = NUMBER.matcher(jdk);
    return number.lookingAt() ? Integer.parseInt(number.group()) : Integer.MAX_VALUE;
  }
}
