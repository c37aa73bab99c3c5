// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.analysis.file.FileName;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * One JDK and one policy with all numbers of CPUs; drawn as one curve.
 *
 * @param jdk the id of the JDK
 * @param policy the name of the rule that chose the CPUs
 * @param label the text for reports, such as {@code siblings, JDK 17}; only the parts in which the
 *     series of the run differ; mostly empty
 * @param suffix the suffix of file names, such as {@code -siblings-jdk17}; empty with the label
 */
public record Series(String jdk, String policy, String label, String suffix)
    implements Comparable<Series> {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final Comparator<Series> ORDER =
      Comparator.comparingInt(Series::jdkNumber)
          .thenComparing(Series::jdk)
          .thenComparing(Series::policy);

  static Series of(StudyCase c, Run run) {
    boolean policies = run.cases().stream().map(StudyCase::policy).distinct().count() > 1;
    boolean jdks = run.cases().stream().map(StudyCase::jdk).distinct().count() > 1;
    String label =
        (policies ? c.policy() : "")
            + (policies && jdks ? ", " : "")
            + (jdks ? "JDK " + c.jdk() : "");
    String suffix = (policies ? "-" + c.policy() : "") + (jdks ? "-jdk" + c.jdk() : "");
    return new Series(c.jdk(), c.policy(), label, FileName.of(suffix));
  }

  /** By JDK, 9 before 17, then by policy. */
  @Override
  public int compareTo(Series other) {
    return ORDER.compare(this, other);
  }

  private int jdkNumber() {
    Matcher number = NUMBER.matcher(jdk);
    return number.lookingAt() ? Integer.parseInt(number.group()) : Integer.MAX_VALUE;
  }
}
