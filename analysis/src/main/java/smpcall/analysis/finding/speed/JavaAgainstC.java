// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.PairedRatio;

/**
 * One version in Java and in the native control, the same protocol in C, in the same blocks: does
 * the language change the answer?
 *
 * @param java the speed in Java, of the first arm
 * @param control the speed in C
 * @param times the duration of a call in Java divided by that in C; empty when no block has a pair
 * @param apart the number of blocks left out of that because their two forks were not at the same
 *     distance
 * @param javaRatio the comparison with the baseline in Java; empty for the baseline itself
 * @param nativeRatio the same in C
 * @param between the ratio to the baseline in Java divided by that in C, paired by block; empty for
 *     the baseline, and when no block has both
 * @param agreement whether the two ratios agree; empty for the baseline
 */
public record JavaAgainstC(
    CaseSpeed java,
    CaseSpeed control,
    Optional<PairedRatio> times,
    int apart,
    Optional<Comparison> javaRatio,
    Optional<Comparison> nativeRatio,
    Optional<PairedRatio> between,
    Optional<Agreement> agreement) {

  /**
   * One for every case of the control beside the same version in Java, in the order of speeds.
   *
   * @param speeds the speeds of one workload
   * @param comparisons its comparisons
   */
  public static List<JavaAgainstC> of(List<CaseSpeed> speeds, List<Comparison> comparisons) {
    List<JavaAgainstC> all = new ArrayList<>();
    for (CaseSpeed control : speeds) {
      for (CaseSpeed java : speeds) {
        if (isSameWork(java.studyCase(), control.studyCase())) {
          all.add(of(java, control, comparisons));
        }
      }
    }
    return List.copyOf(all);
  }

  private static boolean isSameWork(StudyCase java, StudyCase control) {
    return control.isNative()
        && !java.isNative()
        && !java.isRepeat()
        && java.versionId().equals(control.versionId())
        && java.isBeside(control)
        && java.distance().equals(control.distance());
  }

  private static JavaAgainstC of(CaseSpeed java, CaseSpeed control, List<Comparison> comparisons) {
    BlockPairs pairs = BlockPairs.of(control, java);
    Optional<Comparison> here = comparisonOf(java.studyCase(), comparisons);
    Optional<Comparison> there = comparisonOf(control.studyCase(), comparisons);
    boolean isBaseline = here.isEmpty() && there.isEmpty();
    Optional<PairedRatio> between =
        here.flatMap(
            one ->
                there.flatMap(
                    other -> PairedRatio.of(one.pairs().byBlock(), other.pairs().byBlock())));
    return new JavaAgainstC(
        java,
        control,
        pairs.ratio(),
        pairs.apart(),
        here,
        there,
        between,
        isBaseline
            ? Optional.empty()
            : Optional.of(
                Agreement.of(
                    here.flatMap(Comparison::ratio), there.flatMap(Comparison::ratio), between)));
  }

  private static Optional<Comparison> comparisonOf(StudyCase c, List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> comparison.studyCase().equals(c))
        .filter(comparison -> !comparison.isInstrumentError())
        .findFirst();
  }

  /** Whether there are enough blocks to tell. */
  public boolean isJudged() {
    return agreement.filter(a -> a.isDisagreement() || a == Agreement.AGREE).isPresent();
  }

  public boolean isDisagreement() {
    return agreement.filter(Agreement::isDisagreement).isPresent();
  }

  /**
   * How much larger the ratio to the baseline is in Java than in C, percentage points; empty when
   * one of them has no value.
   */
  public OptionalDouble points() {
    Optional<PairedRatio> here = javaRatio.flatMap(Comparison::ratio);
    Optional<PairedRatio> there = nativeRatio.flatMap(Comparison::ratio);
    return here.isPresent() && there.isPresent()
        ? OptionalDouble.of(100 * (here.get().ratio() - there.get().ratio()))
        : OptionalDouble.empty();
  }

  /**
   * The geometric mean over versions of the duration in Java divided by that in C, in the blocks in
   * which all of them have a pair; versions without any pair are not in it.
   *
   * @param versions the versions of one arrangement
   * @return the mean; empty when no block has all
   */
  public static Optional<PairedRatio> overVersions(List<JavaAgainstC> versions) {
    List<BlockPairs> pairs =
        versions.stream()
            .filter(version -> version.times.isPresent())
            .map(version -> BlockPairs.of(version.control, version.java))
            .toList();
    return PairedRatio.of(
        mean(pairs.stream().map(BlockPairs::numerator).toList()),
        mean(pairs.stream().map(BlockPairs::denominator).toList()));
  }

  /** The geometric mean of several values by block, in the blocks that have all of them. */
  private static SortedMap<Integer, Double> mean(List<SortedMap<Integer, Double>> all) {
    SortedMap<Integer, Double> means = new TreeMap<>();
    if (all.isEmpty()) {
      return means;
    }
    means.putAll(all.get(0));
    all.forEach(values -> means.keySet().retainAll(values.keySet()));
    means.replaceAll(
        (block, first) ->
            StrictMath.exp(
                all.stream()
                    .mapToDouble(values -> StrictMath.log(values.get(block)) / all.size())
                    .sum()));
    return means;
  }
}
