// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.PairedRatio;

/**
 * A comparison in those blocks alone that stood at about one distance: on a guest whose CPUs are
 * moved, a ratio over all blocks is a mean of what is so near and what is so far. The distances
 * follow from what was measured, so this is exploratory.
 *
 * @param comparison over all blocks
 * @param nearest round trip of a cache line of the blocks of that distance, of whatever comparison,
 *     nanoseconds: the mean of the two forks' own
 * @param farthest likewise
 * @param ratio in the comparison's blocks of that distance; empty when it has none
 */
public record DistanceComparison(
    Comparison comparison, double nearest, double farthest, Optional<PairedRatio> ratio) {

  /**
   * Every comparison at every distance, nearest first; empty where all blocks stood at one, and
   * where none was measured.
   *
   * @param comparisons of one arrangement
   * @param factor by which the next distance is longer than one, or more
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

  /** Parted where the next one is longer by more than the factor. */
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

  /** In how many blocks of the comparison the CPUs were so far from each other. */
  public int blocks() {
    return ratio.map(PairedRatio::n).orElse(0);
  }

  /** The distance: {@code 65 to 81}. */
  public String nanos() {
    String from = Wording.fixed(nearest, 0);
    String to = Wording.fixed(farthest, 0);
    return from.equals(to) ? from : from + " to " + to;
  }
}
