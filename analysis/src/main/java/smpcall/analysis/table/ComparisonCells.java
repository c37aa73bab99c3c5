// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.StudyCase;

/** The leading columns of a row, which name its comparison. */
final class ComparisonCells {
  private static final List<String> HEAD =
      List.of(
          "version",
          "arm",
          "baseline",
          "cpus",
          "policy",
          "jdk",
          "gap_ns",
          "nearest_ns",
          "farthest_ns");

  private ComparisonCells() {}

  static List<String> head(String... others) {
    return Stream.concat(HEAD.stream(), Stream.of(others)).toList();
  }

  /** The mean gap before each call, nanoseconds; 0 for back to back, empty without calls. */
  static String gap(StudyCase c) {
    return c.isPaced() || c.isBackToBack() ? String.valueOf(c.gapNanos()) : "";
  }

  /** The shortest round trip at the distance of a case, nanoseconds; empty for all distances. */
  static String nearest(StudyCase c) {
    return Csv.value(c.distance().map(Distance.Range::nearest), 1);
  }

  /** The longest one, likewise. */
  static String farthest(StudyCase c) {
    return Csv.value(c.distance().map(Distance.Range::farthest), 1);
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
            c.jdk(),
            gap(c),
            nearest(c),
            farthest(c));
    return Stream.concat(own, Stream.of(others)).toList();
  }
}
