// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.NanosDifference;

/** What the baseline's locks cost against each version, in nanoseconds a call. */
final class NanosecondsSection {
  private static final List<String> HEAD =
      List.of("against", "CPUs", "ns", "95 % interval", "n", "%", "95 % interval");

  private NanosecondsSection() {}

  /** A table for each series, with a row for each comparison; none without any. */
  static List<Block> of(Findings findings) {
    List<Block> tables = new ArrayList<>();
    for (Series series : findings.series()) {
      List<List<String>> rows = new ArrayList<>();
      for (Arrangement arrangement : findings.arrangements()) {
        if (arrangement.series().equals(series)) {
          LockCost.of(findings, arrangement).forEach(cost -> rows.add(row(cost)));
        }
      }
      if (!rows.isEmpty()) {
        tables.add(new Block.Table(TableCaption.of(findings, series), "lrrrrrr", HEAD, rows));
      }
    }
    return tables;
  }

  private static List<String> row(LockCost cost) {
    return List.of(
        cost.comparison().label(),
        String.valueOf(cost.comparison().studyCase().cpus()),
        cost.nanos().map(d -> Wording.fixed(d.nanos(), 1)).orElse("-"),
        cost.nanos()
            .flatMap(NanosDifference::interval95)
            .map(i -> Wording.interval(i, 1))
            .orElse("-"),
        String.valueOf(cost.nanos().map(NanosDifference::n).orElse(0)),
        cost.percentOfKernel().map(percent -> Wording.fixed(percent, 2)).orElse("-"),
        cost.percentInterval().map(i -> Wording.interval(i, 2)).orElse("-"));
  }

  /** How to read the tables. */
  static String reading() {
    return "ns: the duration of a call with the baseline's locks less the duration in the"
        + " version. It is the mean of n differences within blocks, with its Student t"
        + " interval; below 0 the version takes longer. A/A is the error of the instrument."
        + " %: the same as a share of the mean call of the running kernel on the same CPUs"
        + " (its own error is not in the interval); - where it was not measured. The"
        + " nanoseconds are the model's: the share says how much they would matter, not that"
        + " the kernel would save them.";
  }
}
