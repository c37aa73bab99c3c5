// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;

/** The coverage of intervals in tables and words. */
public final class CoverageText {
  private static final List<String> HEAD =
      List.of("comparison", "runs", "grand mean", "intervals that contain it");
  private static final List<String> RUN = List.of("run", "ratio, 95 % interval", "contains it");

  private CoverageText() {}

  /** A table of all comparisons, then the runs of each. */
  public static List<Block> of(List<Coverage> all) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            "How often the interval of one run contains the mean of all",
            "lrrr",
            HEAD,
            all.stream().map(CoverageText::row).toList()));
    for (Coverage each : all.stream().filter(Coverage::isKnown).toList()) {
      blocks.add(
          new Block.Table(
              each.name(), "llr", RUN, each.runs().stream().map(run -> row(each, run)).toList()));
    }
    blocks.add(
        new Block.Bullets(
            List.of(
                "Grand mean: the geometric mean of the ratios, each run counted once. Each run has a"
                    + " share in it, so that slightly more intervals contain it than would contain"
                    + " the true ratio.",
                "Of 20 intervals at 95 %, 17 or more contain the true ratio with a probability of"
                    + " 98 % (binomial).")));
    return blocks;
  }

  private static List<String> row(Coverage each) {
    String without = each.without() == 0 ? "" : " (" + each.without() + " without an interval)";
    return List.of(
        each.name(),
        each.runs().size() + without,
        each.isKnown() ? Wording.ratio(each.grandMean()) : "-",
        each.isKnown() ? each.covering().size() + " of " + each.runs().size() : "-");
  }

  private static List<String> row(Coverage each, Coverage.OneRun run) {
    return List.of(
        run.id(),
        Wording.ratio(run.ratio()) + " " + Wording.interval(run.interval()),
        each.covering().contains(run) ? "yes" : "no");
  }

  /** One sentence on all comparisons. */
  public static String summary(List<Coverage> all) {
    return "Coverage: "
        + all.stream()
            .filter(Coverage::isKnown)
            .map(each -> each.covering().size() + " of " + each.runs().size() + ", " + each.name())
            .collect(Collectors.joining("; "))
        + ".";
  }
}
