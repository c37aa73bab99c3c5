// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Holm;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.SignFlip;

/**
 * All pairs of more than two arms of one variant: they show how often the method finds a difference
 * where there is none.
 *
 * @param first the case of arm a
 * @param arms the number of arms, 3 or more
 * @param pairs the pairs that have a p, in the order of arms
 * @param holm the p of each pair after Holm over all pairs, in the same order
 * @param blocks the number of blocks over all pairs, with those without a p
 * @param apart the number of these that the run's rule leaves out because their two forks were not
 *     at the same distance
 */
public record ArmPairs(
    StudyCase first, int arms, List<Pair> pairs, List<Double> holm, int blocks, int apart) {
  /** Two arms are an ordinary A/A comparison. */
  private static final int MANY = 3;

  /**
   * Two arms.
   *
   * @param apart the number of blocks that the run's rule leaves out because their two forks were
   *     not at the same distance
   */
  public record Pair(StudyCase one, StudyCase other, PairedRatio ratio, int apart) {
    /** Whether the 95 % interval excludes 1. */
    boolean excludesOne() {
      return ratio.interval95().filter(i -> !i.contains(1)).isPresent();
    }
  }

  /** One for every variant and arrangement with three arms or more, in the order of speeds. */
  public static List<ArmPairs> of(List<CaseSpeed> speeds) {
    List<ArmPairs> all = new ArrayList<>();
    for (CaseSpeed speed : speeds) {
      StudyCase a = speed.studyCase();
      List<CaseSpeed> arms =
          speeds.stream()
              .filter(
                  s -> s == speed || s.studyCase().baseline().filter(a.id()::equals).isPresent())
              .filter(s -> s.studyCase().variant().equals(a.variant()))
              .filter(s -> s.studyCase().distance().equals(a.distance()))
              .toList();
      if (!a.isRepeat() && arms.size() >= MANY) {
        all.add(compared(a, arms));
      }
    }
    return List.copyOf(all);
  }

  private static ArmPairs compared(StudyCase first, List<CaseSpeed> arms) {
    List<Pair> pairs = new ArrayList<>();
    int blocks = 0;
    int apart = 0;
    for (int one = 0; one < arms.size(); one++) {
      for (int other = one + 1; other < arms.size(); other++) {
        CaseSpeed above = arms.get(other);
        CaseSpeed below = arms.get(one);
        BlockPairs both = BlockPairs.of(above, below);
        blocks += both.apart() + both.byBlock().size();
        apart += both.apart();
        both.ratio()
            .filter(ratio -> ratio.p().isPresent())
            .map(r -> new Pair(above.studyCase(), below.studyCase(), r, both.apart()))
            .ifPresent(pairs::add);
      }
    }
    double[] p = pairs.stream().mapToDouble(pair -> pair.ratio.p().orElseThrow()).toArray();
    List<Double> holm = new ArrayList<>();
    for (double adjusted : Holm.adjusted(p)) {
      holm.add(adjusted);
    }
    return new ArmPairs(first, arms.size(), List.copyOf(pairs), List.copyOf(holm), blocks, apart);
  }

  /** The number of pairs with too few blocks for a p. */
  public int tooFew() {
    return arms * (arms - 1) / 2 - pairs.size();
  }

  /** The number of 95 % intervals that exclude 1. */
  public int unadjusted() {
    return (int) pairs.stream().filter(Pair::excludesOne).count();
  }

  /** The number of pairs that differ by the rule of the declared family: interval and Holm. */
  public int afterHolm() {
    int different = 0;
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).excludesOne() && holm.get(i) <= Holm.LEVEL) {
        different++;
      }
    }
    return different;
  }

  /** Whether there are enough blocks for any pair to be found different. */
  public boolean couldDiffer() {
    double[] best =
        pairs.stream().mapToDouble(pair -> SignFlip.smallestP(pair.ratio.n())).toArray();
    for (double p : Holm.adjusted(best)) {
      if (p <= Holm.LEVEL) {
        return true;
      }
    }
    return false;
  }

  /** The median of the half widths of the intervals, in percent of the ratio. */
  public OptionalDouble medianHalfWidth() {
    return pairs.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(halfWidths()));
  }

  /** The largest half width, in percent of the ratio. */
  public OptionalDouble largestHalfWidth() {
    return Arrays.stream(halfWidths()).max();
  }

  private double[] halfWidths() {
    return pairs.stream()
        .mapToDouble(pair -> pair.ratio.halfWidthPercent().orElseThrow())
        .toArray();
  }
}
