// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.DistanceComparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.PairedRatio;

/** The ratios at each distance separately, for CPUs that were at several distances. */
final class DistanceSection {
  static final String TITLE = "The same ratios at each distance of the CPUs";

  private static final List<String> HEAD =
      List.of("version", "CPUs", "round trip, ns", "ratio", "95 % interval", "n");

  private DistanceSection() {}

  /** The tables; none when all blocks were at one distance. */
  static List<Block> of(Findings findings) {
    List<Block> tables = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      List<List<String>> rows =
          findings.distancesOf(arrangement).stream().map(DistanceSection::row).toList();
      if (!rows.isEmpty()) {
        String caption = TableCaption.of(findings, arrangement.series());
        tables.add(new Block.Table(caption, "lrrrrr", HEAD, rows));
      }
    }
    return tables;
  }

  private static List<String> row(DistanceComparison at) {
    return List.of(
        at.comparison().label(),
        String.valueOf(at.comparison().studyCase().cpus()),
        at.nanos(),
        at.ratio().map(r -> Wording.ratio(r.ratio())).orElse("-"),
        at.ratio().flatMap(PairedRatio::interval95).map(Wording::interval).orElse("-"),
        String.valueOf(at.blocks()));
  }

  static String reading() {
    return "The hypervisor moved the CPUs: in some blocks a cache line took longer between them and"
        + " back than in others, and a ratio over all blocks is a mean of both. Each distance has"
        + " the blocks of which both forks stood at it; no interval: fewer than 6. Which distances"
        + " there are follows from what was measured, so this is exploratory; with the distance"
        + " other things may have changed.";
  }
}
