// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Agreement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The table of versions in Java and in C, one row for each.
 *
 * @param rows the versions by arrangement, in the order of the plan
 */
public record JavaAgainstCTable(List<JavaAgainstC> rows) {

  public static JavaAgainstCTable of(Findings findings) {
    return new JavaAgainstCTable(findings.javaAgainstC());
  }

  public Csv csv() {
    return new Csv(
        List.of(
            "version",
            "cpus",
            "policy",
            "jdk",
            "gap_ns",
            "nearest_ns",
            "farthest_ns",
            "java_ns",
            "c_ns",
            "n_blocks",
            "java_c_ratio",
            "low95",
            "high95",
            "java_speed_ratio",
            "java_low95",
            "java_high95",
            "c_speed_ratio",
            "c_low95",
            "c_high95",
            "percentage_points",
            "java_ratio_by_c_ratio",
            "by_low95",
            "by_high95",
            "verdict"),
        rows.stream().map(JavaAgainstCTable::line).toList());
  }

  private static List<String> line(JavaAgainstC row) {
    StudyCase c = row.java().studyCase();
    List<String> line = new ArrayList<>();
    line.addAll(
        List.of(
            c.variant(),
            String.valueOf(c.cpus()),
            c.policy(),
            c.jdk(),
            ComparisonCells.gap(c),
            ComparisonCells.nearest(c),
            ComparisonCells.farthest(c),
            mean(row.java()),
            mean(row.control()),
            String.valueOf(row.times().map(PairedRatio::n).orElse(0))));
    addRatio(line, row.times());
    addRatio(line, row.javaRatio().flatMap(Comparison::ratio));
    addRatio(line, row.nativeRatio().flatMap(Comparison::ratio));
    OptionalDouble points = row.points();
    line.add(
        Csv.value(points.isPresent() ? Optional.of(points.getAsDouble()) : Optional.empty(), 2));
    addRatio(line, row.between());
    line.add(row.agreement().map(Agreement::words).orElse("baseline"));
    return line;
  }

  private static String mean(CaseSpeed speed) {
    return Csv.value(speed.nanoseconds().map(Centre::mean), 2);
  }

  private static void addRatio(List<String> line, Optional<PairedRatio> ratio) {
    line.add(Csv.value(ratio.map(PairedRatio::ratio), 4));
    line.add(Csv.value(ratio.flatMap(PairedRatio::interval95).map(Interval::low), 4));
    line.add(Csv.value(ratio.flatMap(PairedRatio::interval95).map(Interval::high), 4));
  }
}
