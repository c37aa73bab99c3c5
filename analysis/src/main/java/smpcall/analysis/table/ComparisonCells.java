// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.StudyCase;

/** The leading columns of a row, which name its comparison. */
final class ComparisonCells {
  private static final List<String> HEAD =
      List.of("version", "arm", "baseline", "cpus", "policy", "jdk");

  private ComparisonCells() {}

  static List<String> head(String... others) {
    return Stream.concat(HEAD.stream(), Stream.of(others)).toList();
  }

  static List<String> of(Comparison comparison, String... others) {
    StudyCase c = comparison.studyCase();
    Stream<String> own =
        Stream.of(
            c.variant(),
            c.arm(),
            comparison.baseline().variant(),
            String.valueOf(c.cpus()),
            c.policy(),
            c.jdk());
    return Stream.concat(own, Stream.of(others)).toList();
  }
}
