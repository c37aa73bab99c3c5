// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.result.Distance;
import smpcall.analysis.result.StudyCase;
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
public record ByDistance(
    Comparison comparison, double nearest, double farthest, Optional<PairedRatio> ratio) {

  /** Blocks of one comparison, and how far apart the CPUs were in them. */
  private record Measured(
      Comparison comparison, Pairs pairs, SortedMap<Integer, Double> nanosByBlock) {}

  /**
   * Of every comparison of one arrangement at every distance, nearest first; empty where all blocks
   * stood at one, and where the run did not declare that it matters.
   */
  public static List<ByDistance> of(Findings findings, Arrangement arrangement) {
    List<Measured> measured = new ArrayList<>();
    List<Double> nanos = new ArrayList<>();
    for (Comparison comparison : findings.comparisons()) {
      if (findings.arrangementOf(comparison.studyCase()).equals(arrangement)) {
        Measured one = measured(findings, comparison);
        measured.add(one);
        nanos.addAll(one.nanosByBlock.values());
      }
    }
    List<List<Double>> groups =
        groups(nanos, findings.run().settings().roundTripFactor().orElse(1));
    List<ByDistance> all = new ArrayList<>();
    if (groups.size() > 1) {
      for (List<Double> group : groups) {
        measured.forEach(one -> all.add(at(one, group.get(0), group.get(group.size() - 1))));
      }
    }
    return List.copyOf(all);
  }

  private static Measured measured(Findings findings, Comparison comparison) {
    CaseSpeed speed = speed(findings, comparison.studyCase());
    CaseSpeed baseline = speed(findings, comparison.baseline());
    Pairs pairs = Pairs.of(speed, baseline, comparison.lastBlock());
    SortedMap<Integer, Double> nanos = new TreeMap<>();
    for (Integer block : pairs.byBlock().keySet()) {
      Distance one = speed.distances().get(block);
      Distance other = baseline.distances().get(block);
      if (one != null && other != null) {
        nanos.put(block, (one.trip().nanos() + other.trip().nanos()) / 2);
      }
    }
    return new Measured(comparison, pairs, nanos);
  }

  private static CaseSpeed speed(Findings findings, StudyCase c) {
    return findings.speeds().stream()
        .filter(speed -> speed.studyCase().equals(c))
        .findFirst()
        .orElseThrow();
  }

  /** Sorted, and parted where the next one is longer by more than the factor. */
  private static List<List<Double>> groups(List<Double> nanos, double factor) {
    List<List<Double>> groups = new ArrayList<>();
    double before = 0;
    for (double each : nanos.stream().sorted().toList()) {
      if (groups.isEmpty() || each > factor * before) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(each);
      before = each;
    }
    return groups;
  }

  private static ByDistance at(Measured one, double nearest, double farthest) {
    SortedMap<Integer, Double> numerator = new TreeMap<>(one.pairs.numerator());
    SortedMap<Integer, Double> denominator = new TreeMap<>(one.pairs.denominator());
    SortedMap<Integer, Double> nanos = new TreeMap<>(one.nanosByBlock);
    nanos.values().removeIf(each -> each < nearest || each > farthest);
    numerator.keySet().retainAll(nanos.keySet());
    denominator.keySet().retainAll(nanos.keySet());
    return new ByDistance(
        one.comparison, nearest, farthest, PairedRatio.of(numerator, denominator));
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
