// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.Arrays;
import java.util.List;
import smpcall.analysis.statistics.Median;

/**
 * Is a version faster than spinlock, whatever the parameters? A ratio is how many times as fast the
 * version is: the simulated time of a call with spinlock, divided by that with the version.
 *
 * @param ratios the ratios of the cells in which both have counts, ascending
 * @param failed the number of cells in which one of them has none
 */
public record Sign(String subject, int cpus, double[] ratios, int failed) {
  /** A ratio up to this, or down to 1 divided by it, is no difference. */
  static final double SAME = 1.05;

  static Sign of(Grid grid, String subject, int cpus) {
    List<Grid.Pair> pairs = Grid.pairs(grid.at(Subjects.BASELINE, cpus), grid.at(subject, cpus));
    double[] ratios =
        pairs.stream().filter(pair -> !pair.isFailed()).mapToDouble(Sign::ratio).sorted().toArray();
    return new Sign(subject, cpus, ratios, pairs.size() - ratios.length);
  }

  private static double ratio(Grid.Pair pair) {
    return (double) pair.one().picosecondsOfCall().orElseThrow()
        / pair.other().picosecondsOfCall().orElseThrow();
  }

  public int faster() {
    return (int) Arrays.stream(ratios).filter(ratio -> ratio > SAME).count();
  }

  public int slower() {
    return (int) Arrays.stream(ratios).filter(ratio -> ratio < 1 / SAME).count();
  }

  public int within() {
    return ratios.length - faster() - slower();
  }

  /** Whether any cell has counts of both. */
  public boolean isKnown() {
    return ratios.length > 0;
  }

  public double least() {
    return ratios[0];
  }

  public double median() {
    return Median.of(ratios);
  }

  public double most() {
    return ratios[ratios.length - 1];
  }
}
