// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The table behind the picture of ratios, one row for each comparison.
 *
 * @param rows the comparisons by arrangement; A/A comparisons are last in each
 */
public record RatioTable(List<Comparison> rows) {

  public static RatioTable of(Findings findings) {
    List<Comparison> rows = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      rows.addAll(findings.claims(arrangement));
      rows.addAll(findings.controls(arrangement));
      rows.addAll(findings.instrumentErrors(arrangement));
    }
    return new RatioTable(List.copyOf(rows));
  }

  public Csv csv() {
    List<List<String>> lines = new ArrayList<>();
    for (Comparison row : rows) {
      Optional<Interval> wide = row.ratio().flatMap(PairedRatio::interval95);
      Optional<Interval> narrow = row.ratio().flatMap(PairedRatio::interval90);
      lines.add(
          ComparisonCells.of(
              row,
              String.valueOf(row.ratio().map(PairedRatio::n).orElse(0)),
              String.valueOf(row.apart()),
              Csv.value(row.ratio().map(PairedRatio::ratio), 4),
              Csv.value(wide.map(Interval::low), 4),
              Csv.value(wide.map(Interval::high), 4),
              Csv.value(narrow.map(Interval::low), 4),
              Csv.value(narrow.map(Interval::high), 4),
              Csv.value(row.ratio().flatMap(PairedRatio::bootstrap95).map(Interval::low), 4),
              Csv.value(row.ratio().flatMap(PairedRatio::bootstrap95).map(Interval::high), 4),
              row.ratio().map(r -> p(r.p())).orElse(""),
              p(row.holm()),
              row.role().word(),
              Csv.value(Optional.of(row.margin().ratios().high()), 4),
              row.verdict().words()));
    }
    return new Csv(
        ComparisonCells.head(
            "n_blocks",
            "blocks_apart",
            "speed_ratio",
            "low95",
            "high95",
            "low90",
            "high90",
            "bootstrap_low95",
            "bootstrap_high95",
            "p",
            "holm_p",
            "family",
            "same_up_to_ratio",
            "verdict"),
        lines);
  }

  private static String p(OptionalDouble p) {
    return p.isPresent() ? Wording.fixed(p.getAsDouble(), 6) : "";
  }
}
