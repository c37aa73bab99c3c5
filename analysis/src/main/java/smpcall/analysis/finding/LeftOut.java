// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.result.Fork;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * A comparison of which contaminated forks were left out, and what it is with them in.
 *
 * @param without the answer: without contaminated forks
 * @param with what it would be with them
 * @param forks of both cases that gave a result, in the blocks that are compared
 * @param contaminated of these
 */
public record LeftOut(Comparison without, Comparison with, long forks, long contaminated) {

  /** Of every comparison that has contaminated forks, in the order of {@link Findings}. */
  public static List<LeftOut> of(Findings findings) {
    if (findings.run().forks().stream().noneMatch(Fork::isContaminated)) {
      return List.of();
    }
    List<Comparison> all = findings.withContaminatedForks().comparisons();
    List<LeftOut> leftOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Comparison without = findings.comparisons().get(i);
      List<Fork> forks = forks(findings, without);
      long contaminated = forks.stream().filter(Fork::isContaminated).count();
      if (contaminated > 0) {
        leftOut.add(new LeftOut(without, all.get(i), forks.size(), contaminated));
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

  /** Whether there is a verdict with contaminated forks only. */
  boolean lostItsVerdict() {
    return !isJudged(without.verdict()) && isJudged(with.verdict());
  }

  private static boolean isJudged(Verdict verdict) {
    return switch (verdict) {
      case FASTER, SLOWER, SAME, CANNOT_TELL -> true;
      case TOO_SMALL, WRONG, NO_VALUE -> false;
    };
  }

  /** What it would be with them in, for where there is no verdict without. */
  String wouldBe() {
    PairedRatio ratio = with.ratio().orElseThrow();
    return "with "
        + Wording.many(contaminated, "contaminated fork")
        + " in, "
        + without.label()
        + " would be at "
        + Wording.ratio(ratio.ratio())
        + ratio.interval95().map(i -> " " + Wording.interval(i)).orElse("")
        + " ("
        + with.verdict().words()
        + "), which is no verdict";
  }
}
