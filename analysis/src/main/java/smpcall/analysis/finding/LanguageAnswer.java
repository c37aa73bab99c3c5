// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.speed.Agreement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.PairedRatio;

/**
 * What must be said before any cost: that Java and the native control disagree. Calls back to back
 * count only where nothing is paced, as they are outside the verdict.
 */
public final class LanguageAnswer {
  /** The table has all of them. */
  private static final int MOST_EXAMPLES = 3;

  private LanguageAnswer() {}

  /** A version in Java and in C, and the findings that it is of. */
  private record Place(Findings findings, JavaAgainstC version) {}

  /**
   * One sentence; empty when no version disagrees, or there is no control.
   *
   * @param all the findings of one run
   */
  public static Optional<String> of(List<Findings> all) {
    List<Place> disagreements =
        judged(all).stream()
            .filter(place -> place.version.isDisagreement())
            .sorted(Comparator.comparing(place -> !isOpposite(place)))
            .toList();
    return count(all)
        .map(
            count ->
                count
                    + " (one in 20 does by chance), so that the figures are Java's, not the locks'"
                    + " alone: "
                    + examples(disagreements)
                    + ".");
  }

  private static String examples(List<Place> disagreements) {
    int others = disagreements.size() - MOST_EXAMPLES;
    return String.join(
            "; ", disagreements.stream().limit(MOST_EXAMPLES).map(LanguageAnswer::example).toList())
        + (others > 0 ? "; and " + others + " more" : "");
  }

  /** The number of disagreements as a clause; empty when there is none. */
  public static Optional<String> count(List<Findings> all) {
    List<Place> judged = judged(all);
    long disagree = judged.stream().filter(place -> place.version.isDisagreement()).count();
    long opposite = judged.stream().filter(LanguageAnswer::isOpposite).count();
    return disagree == 0
        ? Optional.empty()
        : Optional.of(
            "Java and C disagree about "
                + disagree
                + " of "
                + Wording.many(judged.size(), "ratio")
                + ", "
                + (opposite == 0 ? "none" : opposite)
                + " of them in sign");
  }

  private static List<Place> judged(List<Findings> all) {
    List<Place> places = new ArrayList<>();
    for (Findings findings : all) {
      findings.javaAgainstC().stream()
          .filter(JavaAgainstC::isJudged)
          .forEach(version -> places.add(new Place(findings, version)));
    }
    List<Place> paced =
        places.stream().filter(place -> place.version.java().studyCase().isPaced()).toList();
    return paced.isEmpty() ? places : paced;
  }

  private static boolean isOpposite(Place place) {
    return place.version.agreement().filter(a -> a == Agreement.OPPOSITE).isPresent();
  }

  private static String example(Place place) {
    return place.findings.labelAt(place.version.java().studyCase())
        + " in "
        + place.findings.workload().id()
        + ", "
        + ratios(place.version);
  }

  /** The two ratios: 1.12x [1.08, 1.17] in Java, 1.02x [0.98, 1.06] in C. */
  public static String ratios(JavaAgainstC version) {
    return ratio(version.javaRatio())
        + " in Java, "
        + ratio(version.nativeRatio())
        + " in C"
        + (version.agreement().filter(a -> a == Agreement.OPPOSITE).isPresent()
            ? " (of other sign)"
            : "");
  }

  private static String ratio(Optional<Comparison> comparison) {
    PairedRatio ratio = comparison.flatMap(Comparison::ratio).orElseThrow();
    return Wording.ratio(ratio.ratio())
        + ratio.interval95().map(i -> " " + Wording.interval(i)).orElse("");
  }
}
