// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smpcall.analysis.finding.speed.BlockPairs;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.IndependentRatio;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * The regression gate: it compares every case that both sides have.
 *
 * <p>Two JDKs of one run share blocks, so their ratio is taken within blocks. Runs made one after
 * the other share nothing. There a case is first divided by the floor of its own block, so that a
 * slower machine does not look like a regression, and Welch's interval compares the two samples.
 * Where both sides have paced calls, only these are judged.
 */
public final class Gate {
  private final Side base;
  private final Side fresh;
  private final double threshold;
  private final Margin same;
  private final boolean jdkIsCompared;

  private Gate(Side base, Side fresh, double threshold) {
    this.base = base;
    this.fresh = fresh;
    this.threshold = threshold;
    this.same = new Margin(StrictMath.log(1 + threshold), false);
    jdkIsCompared = base.jdks().size() == 1 && fresh.jdks().size() == 1;
  }

  /**
   * @param threshold the tolerated increase of a call's time, such as 0.05
   */
  public static GateResult of(Side base, Side fresh, double threshold) {
    return new Gate(base, fresh, threshold).result();
  }

  private GateResult result() {
    Set<CaseKey> there = keys(base);
    Set<CaseKey> here = keys(fresh);
    List<CaseKey> common = sorted(there.stream().filter(here::contains));
    boolean pacedOnly = common.stream().anyMatch(CaseKey::isPaced);
    List<CaseChange> changes = common.stream().map(key -> change(key, pacedOnly)).toList();
    List<String> onOneSide =
        sorted(
                Stream.concat(
                    there.stream().filter(key -> !here.contains(key)),
                    here.stream().filter(key -> !there.contains(key))))
            .stream()
            .map(CaseKey::name)
            .toList();
    List<String> died =
        Stream.of(base.died("base"), fresh.died("new")).flatMap(List::stream).distinct().toList();
    return new GateResult(
        base, fresh, threshold, same, paired(), pacedOnly, changes, onOneSide, died);
  }

  /**
   * Whether the whole interval shows a call slower by more than the threshold.
   *
   * @param interval95 the interval of the ratio of speeds; empty for an unknown one
   */
  static boolean isBeyond(Optional<Interval> interval95, double threshold) {
    return interval95.filter(interval -> interval.high() < 1 / (1 + threshold)).isPresent();
  }

  private boolean paired() {
    return base.sharesBlocksWith(fresh);
  }

  /** The keys of a side, in the order of the plan. */
  private Set<CaseKey> keys(Side side) {
    Set<CaseKey> all = new LinkedHashSet<>();
    side.runs()
        .forEach(run -> side.cases(run).forEach(c -> all.add(CaseKey.of(c, !jdkIsCompared))));
    return all;
  }

  private static List<CaseKey> sorted(Stream<CaseKey> keys) {
    return keys.sorted(CaseKey.BY_ARRANGEMENT).toList();
  }

  private CaseChange change(CaseKey key, boolean pacedOnly) {
    SideSpeeds there = SideSpeeds.of(base, key, !jdkIsCompared);
    SideSpeeds here = SideSpeeds.of(fresh, key, !jdkIsCompared);
    boolean wrong = there.isWrong() || here.isWrong();
    boolean inFloors = !paired() && here.canCountFloors() && there.canCountFloors();
    Optional<Double> ratio = Optional.empty();
    Optional<Interval> interval95 = Optional.empty();
    Optional<Interval> interval90 = Optional.empty();
    String n = "0";
    int leftOut = 0;
    if (!wrong && paired()) {
      BlockPairs pairs = here.pairsWith(there);
      Optional<PairedRatio> paired = pairs.ratio();
      leftOut = pairs.apart();
      ratio = paired.map(PairedRatio::ratio);
      interval95 = paired.flatMap(PairedRatio::interval95);
      interval90 = paired.flatMap(PairedRatio::interval90);
      n = String.valueOf(paired.map(PairedRatio::n).orElse(0));
    } else if (!wrong) {
      boolean byRun = here.canCountRuns() && there.canCountRuns();
      Optional<IndependentRatio> apart =
          IndependentRatio.of(here.normalised(byRun, inFloors), there.normalised(byRun, inFloors));
      ratio = apart.map(IndependentRatio::ratio);
      interval95 = apart.flatMap(IndependentRatio::interval95);
      interval90 = apart.flatMap(IndependentRatio::interval90);
      n = apart.map(a -> a.denominators() + "+" + a.numerators()).orElse("0");
      leftOut = inFloors ? there.apartFromFloors() + here.apartFromFloors() : 0;
    }
    return new CaseChange(
        key,
        nanoseconds(there),
        nanoseconds(here),
        ratio,
        interval95,
        interval90,
        n,
        leftOut,
        there.contaminated(inFloors) + here.contaminated(inFloors),
        verdict(wrong, ratio, interval95, interval90),
        key.isJudged(paired(), pacedOnly) && isBeyond(interval95, threshold),
        here.mayFail() || there.mayFail(),
        here.isWrongNow());
  }

  private Verdict verdict(
      boolean wrong,
      Optional<Double> ratio,
      Optional<Interval> interval95,
      Optional<Interval> interval90) {
    if (wrong) {
      return Verdict.WRONG;
    }
    return ratio.isEmpty() ? Verdict.NO_VALUE : Verdict.of(interval95, interval90, same);
  }

  private static Optional<Centre> nanoseconds(SideSpeeds speeds) {
    double[] values = speeds.isWrong() ? new double[0] : speeds.nanoseconds();
    return values.length == 0 ? Optional.empty() : Optional.of(Centre.of(values));
  }
}
