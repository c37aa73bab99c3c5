// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.PairedRatio;

/**
 * A comparison in the blocks at about one distance. On a guest whose CPUs are moved, a ratio over
 * all blocks is a mean over near and far ones. The distances come from the measurement, so this is
 * exploratory.
 *
 * @param comparison the comparison over all blocks
 * @param nearest the shortest round trip of a cache line at this distance, over the blocks of all
 *     comparisons, nanoseconds, mean of the two forks
 * @param farthest the longest one, likewise
 * @param ratio the ratio in the comparison's blocks at this distance; empty when it has none
 */
public record DistanceComparison(
    Comparison comparison, double nearest, double farthest, Optional<PairedRatio> ratio) {

  /**
   * Every comparison at every distance, nearest first; empty when there is only one distance, or
   * none was measured.
   *
   * @param comparisons the comparisons of one arrangement
   * @param factor the factor above which the next longer round trip is another distance
   */
  public static List<DistanceComparison> of(Collection<Comparison> comparisons, double factor) {
    List<Double> nanos =
        comparisons.stream().flatMap(c -> c.pairs().nanos().values().stream()).sorted().toList();
    List<List<Double>> groups = groups(nanos, factor);
    List<DistanceComparison> all = new ArrayList<>();
    if (groups.size() > 1) {
      for (List<Double> group : groups) {
        double nearest = group.get(0);
        double farthest = group.get(group.size() - 1);
        for (Comparison c : comparisons) {
          all.add(
              new DistanceComparison(
                  c, nearest, farthest, c.pairs().between(nearest, farthest).ratio()));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Splits the round trips wherever the next one is longer by more than the factor. */
  private static List<List<Double>> groups(List<Double> sorted, double factor) {
    List<List<Double>> groups = new ArrayList<>();
    double before = 0;
    for (double each : sorted) {
      if (groups.isEmpty() || each > factor * before) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(each);
      before = each;
    }
    return groups;
  }

  /** The number of blocks of the comparison at this distance. */
  public int blocks() {
    return ratio.map(PairedRatio::n).orElse(0);
  }

  /** The distance in nanoseconds: {@code 65 to 81}. */
  public String nanos() {
    String from = Wording.fixed(nearest, 0);
    String to = Wording.fixed(farthest, 0);
    return from.equals(to) ? from : from + " to " + to;
  }
}
