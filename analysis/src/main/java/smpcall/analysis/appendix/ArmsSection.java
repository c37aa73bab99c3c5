// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.ArmPairs;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Holm;

/** How often the method sees a difference where there is none: many arms of one variant. */
public final class ArmsSection {
  private static final List<String> HEAD =
      List.of("A/A", "CPUs", "arms", "pairs", "unadjusted", "after Holm", "+- %", "most");

  private ArmsSection() {}

  /** A table of the variants with more than two arms; nothing without any. */
  public static List<Block> of(Findings findings) {
    List<ArmPairs> all = findings.armPairs();
    if (all.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (ArmPairs arms : all) {
      rows.add(row(arms));
    }
    blocks.add(new Block.Table(TableCaption.of(findings, "A/A"), "lrrrrrrr", HEAD, rows));
    for (ArmPairs arms : all) {
      blocks.add(new Block.Prose(sentence(findings, arms)));
    }
    return blocks;
  }

  private static List<String> row(ArmPairs arms) {
    int pairs = arms.pairs().size();
    return List.of(
        arms.first().variant(),
        String.valueOf(arms.first().cpus()),
        String.valueOf(arms.arms()),
        String.valueOf(pairs),
        arms.unadjusted() + "/" + pairs,
        arms.afterHolm() + "/" + pairs,
        percent(arms.medianHalfWidth()),
        percent(arms.largestHalfWidth()));
  }

  private static String sentence(Findings findings, ArmPairs arms) {
    int pairs = arms.pairs().size();
    String at =
        "A/A at "
            + findings.arrangementOf(arms.first()).label()
            + ": "
            + arms.arms()
            + " arms of "
            + arms.first().variant()
            + ", "
            + Wording.many(pairs, "pair")
            + (arms.tooFew() == 0
                ? ". "
                : " that can be judged, " + arms.tooFew() + " with too few blocks. ")
            + apart(arms);
    if (pairs == 0) {
      return at + "n too small for an interval of any of them.";
    }
    return at
        + "Unadjusted, "
        + arms.unadjusted()
        + " of "
        + pairs
        + " intervals exclude 1 (by chance about one in 20 would, if the pairs had nothing in"
        + " common); after Holm, "
        + arms.afterHolm()
        + " of "
        + pairs
        + " are called different. Half width of the intervals: "
        + percent(arms.medianHalfWidth())
        + " % in the median, "
        + percent(arms.largestHalfWidth())
        + " % at most."
        + (arms.couldDiffer()
            ? ""
            : " But with so few blocks none of "
                + pairs
                + " pairs could have passed the sign-flip test after Holm, whatever its"
                + " difference: that needs "
                + Holm.blocksFor(pairs)
                + " blocks.");
  }

  private static String apart(ArmPairs arms) {
    return arms.apart() == 0
        ? ""
        : "Of "
            + Wording.many(arms.blocks(), "block")
            + " of all pairs together, "
            + arms.apart()
            + (arms.apart() == 1 ? " is" : " are")
            + " left out: the two forks were not at the same distance. ";
  }

  private static String percent(OptionalDouble percent) {
    return percent.isPresent() ? Wording.fixed(percent.getAsDouble(), 1) : "-";
  }
}
