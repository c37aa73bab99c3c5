// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.BlocksNeeded;
import smpcall.analysis.statistics.Holm;
import smpcall.analysis.statistics.MeanInterval;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;
import smpcall.analysis.statistics.Warning;

/**
 * The blocks and CPUs that would answer the questions that a run left open. In the text of a need,
 * {@code @} is the place of the cases' names.
 */
public final class OpenQuestions {
  private OpenQuestions() {}

  /**
   * One sentence; empty when no question is open.
   *
   * @param all the findings of one run, one or more
   */
  public static Optional<String> of(List<Findings> all) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    for (Findings findings : all) {
      for (Comparison claim : findings.claims(VerdictLine.lead(findings))) {
        needs(claim, findings)
            .ifPresent(
                words ->
                    blocks
                        .computeIfAbsent(words, w -> new ArrayList<>())
                        .add(claim.studyCase().label() + " in " + findings.workload().id()));
      }
    }
    List<String> parts = new ArrayList<>();
    blocks.forEach((words, names) -> parts.add(words.replace("@", Wording.list(names))));
    if (all.stream().anyMatch(VerdictLine::isExtreme)) {
      parts.add("a random gap before each call for a verdict on the locks");
    }
    if (all.stream().noneMatch(Findings::canRace)
        && all.stream().anyMatch(f -> f.workload().isOfCalls())) {
      parts.add(StudyCase.RACING_CPUS + " CPUs or more to time calls in which a race can happen");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Still open; it would take " + String.join("; ", parts) + ".");
  }

  private static Optional<String> needs(Comparison claim, Findings findings) {
    if (claim.verdict() == Verdict.TOO_SMALL) {
      return Optional.of(MeanInterval.ENOUGH + " blocks for an interval of @");
    }
    if (claim.missing().isPresent()) {
      int blocks = claim.ratio().orElseThrow().n() + claim.missing().getAsInt();
      return Optional.of("about " + Wording.count(blocks) + " blocks like these to confirm @");
    }
    if (claim.verdict().isUnconfirmed()) {
      return Optional.of("a quieter host to confirm @");
    }
    if (claim.verdict() != Verdict.CANNOT_TELL) {
      return Optional.empty();
    }
    boolean hopeless = claim.warnings().contains(Warning.FAMILY_TOO_LARGE);
    int least = hopeless ? Holm.blocksFor(findings.familySize()) : MeanInterval.ENOUGH;
    return claim.ratio().map(ratio -> forMargin(claim, ratio, least));
  }

  private static String forMargin(Comparison claim, PairedRatio ratio, int least) {
    OptionalInt blocks = BlocksNeeded.forHalfWidth(ratio, claim.margin().log());
    String width = "an interval of @ of +-" + Wording.fixed(claim.margin().percent(), 1) + " %";
    return blocks.isPresent()
        ? "about "
            + Wording.count(Math.max(least, blocks.getAsInt()))
            + " blocks as noisy as these for "
            + width
        : "a quieter host for "
            + width
            + " (more than "
            + Wording.count(BlocksNeeded.MOST)
            + " blocks as noisy as these)";
  }
}
