// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Fork;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * A comparison without the data that the rules of its run exclude, and the same one with them.
 *
 * @param without the answer, without contaminated forks and without pairs of forks at different
 *     distances
 * @param with the comparison with all forks and pairs
 * @param forks the number of forks of both cases that gave a result in the compared blocks
 * @param contaminated the number of contaminated ones among them
 */
public record ExclusionEffect(Comparison without, Comparison with, long forks, long contaminated) {

  /** One effect for each comparison that lacks data, in the order of {@link Findings}. */
  public static List<ExclusionEffect> of(Findings findings) {
    if (findings.run().forks().stream().noneMatch(Fork::isContaminated)
        && findings.comparisons().stream().allMatch(c -> c.apart() == 0)) {
      return List.of();
    }
    List<Comparison> all = findings.withoutRules().comparisons();
    List<ExclusionEffect> leftOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Comparison without = findings.comparisons().get(i);
      List<Fork> forks = forks(findings, without);
      long contaminated = forks.stream().filter(Fork::isContaminated).count();
      if (contaminated > 0 || without.apart() > 0) {
        leftOut.add(new ExclusionEffect(without, all.get(i), forks.size(), contaminated));
      }
    }
    return List.copyOf(leftOut);
  }

  private static List<Fork> forks(Findings findings, Comparison comparison) {
    int blocks = comparison.studyCase().blocks().orElse(Integer.MAX_VALUE);
    return Stream.of(comparison.studyCase(), comparison.baseline())
        .flatMap(c -> findings.run().forksOf(c).stream())
        .filter(fork -> fork.error().isEmpty() && fork.block() <= blocks)
        .toList();
  }

  /** Whether there is a verdict only with the excluded data. */
  public boolean lostItsVerdict() {
    return !isJudged(without.verdict()) && isJudged(with.verdict());
  }

  private static boolean isJudged(Verdict verdict) {
    return switch (verdict) {
      case FASTER, SLOWER, FASTER_UNCONFIRMED, SLOWER_UNCONFIRMED, SAME, CANNOT_TELL -> true;
      case TOO_SMALL, WRONG, NO_VALUE -> false;
    };
  }

  /** The result with the excluded data, for comparisons that have no verdict without them. */
  public String wouldBe() {
    PairedRatio ratio = with.ratio().orElseThrow();
    return "with "
        + Wording.list(parts())
        + " in, "
        + without.label()
        + " would be at "
        + Wording.ratio(ratio.ratio())
        + ratio.interval95().map(i -> " " + Wording.interval(i)).orElse("")
        + " ("
        + with.verdict().words()
        + "), which is no verdict";
  }

  /** The excluded data: contaminated forks, and pairs at different distances. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (contaminated > 0) {
      parts.add(Wording.many(contaminated, "contaminated fork"));
    }
    if (without.apart() > 0) {
      parts.add(Wording.many(without.apart(), "pair") + " of forks at different distances");
    }
    return parts;
  }
}
