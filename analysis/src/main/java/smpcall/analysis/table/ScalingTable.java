// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Scaling;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.ScalabilityLaw;

/** The table of the laws fitted to throughput by number of CPUs, one row for each. */
public final class ScalingTable {
  private ScalingTable() {}

  public static Csv of(Findings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (Scaling scaling : findings.scaling()) {
      StudyCase c = scaling.studyCase();
      ScalabilityLaw law = scaling.law();
      List<String> row = new ArrayList<>(List.of(c.variant(), c.policy(), c.jdk()));
      row.add(String.join(" ", law.counts().stream().map(String::valueOf).toList()));
      row.add(scaling.where());
      row.add(String.valueOf(law.n()));
      add(row, law.lambda(), 0);
      add(row, law.sigma(), 6);
      add(row, law.kappa(), 6);
      row.add(Csv.value(Optional.of(law.worst()), 4));
      rows.add(row);
    }
    return new Csv(
        List.of(
            "version",
            "policy",
            "jdk",
            "cpus",
            "stretch",
            "n_blocks",
            "lambda_calls_per_second",
            "lambda_low95",
            "lambda_high95",
            "sigma",
            "sigma_low95",
            "sigma_high95",
            "kappa",
            "kappa_low95",
            "kappa_high95",
            "worst_ratio_to_law"),
        rows);
  }

  private static void add(List<String> row, ScalabilityLaw.Parameter parameter, int digits) {
    row.add(Csv.value(Optional.of(parameter.value()), digits));
    row.add(Csv.value(parameter.interval().map(Interval::low), digits));
    row.add(Csv.value(parameter.interval().map(Interval::high), digits));
  }
}
