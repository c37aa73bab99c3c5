// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The effect of a factor with numeric levels on values above 0. The estimator is the straight line
 * of least squares through the logarithms of the values: an effect that rises and falls again shows
 * in the levels, not in the line.
 *
 * @param n the number of values
 * @param levels the values at each level, ascending
 * @param line the line; empty when n is too small: fewer than {@link MeanInterval#ENOUGH} values or
 *     than {@link #ENOUGH_LEVELS} levels
 */
public record LevelEffect(int n, SortedMap<Integer, Level> levels, Optional<Line> line) {

  /** A line through two levels fits whatever happens between them. */
  public static final int ENOUGH_LEVELS = 3;

  /**
   * The values at one level.
   *
   * @param n their number, 1 or more
   * @param mean their geometric mean
   * @param least the smallest
   * @param most the largest
   */
  public record Level(int n, double mean, double least, double most) {
    static Level of(Collection<Double> values) {
      double[] logs = values.stream().mapToDouble(StrictMath::log).toArray();
      return new Level(
          values.size(),
          StrictMath.exp(MeanInterval.mean(logs)),
          values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
          values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
  }

  /**
   * The line of least squares.
   *
   * @param changePercent the change of the value from the lowest level to the highest, percent
   * @param interval95 the 95 % interval of that change, Student t with n - 2 degrees of freedom,
   *     percent
   * @param p the two-sided p of the slope, from the same t
   */
  public record Line(double changePercent, Interval interval95, double p) {}

  /**
   * @param factor the level of the factor by block
   * @param values the values by block, all above 0
   * @return the effect over the blocks that have both; empty without one
   */
  public static Optional<LevelEffect> of(
      SortedMap<Integer, Integer> factor, SortedMap<Integer, Double> values) {
    SortedMap<Integer, Double> both = new TreeMap<>(values);
    both.keySet().retainAll(factor.keySet());
    if (both.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<Integer, Level> levels = new TreeMap<>();
    both.keySet().stream()
        .collect(Collectors.groupingBy(factor::get))
        .forEach(
            (level, blocks) ->
                levels.put(level, Level.of(blocks.stream().map(both::get).toList())));
    return Optional.of(new LevelEffect(both.size(), levels, line(factor, both, levels)));
  }

  private static Optional<Line> line(
      SortedMap<Integer, Integer> factor,
      SortedMap<Integer, Double> values,
      SortedMap<Integer, Level> levels) {
    if (values.size() < MeanInterval.ENOUGH || levels.size() < ENOUGH_LEVELS) {
      return Optional.empty();
    }
    if (new TreeSet<>(values.values()).size() == 1) {
      return Optional.of(new Line(0, new Interval(0, 0), 1));
    }
    SimpleRegression regression = new SimpleRegression();
    values.forEach((block, value) -> regression.addData(factor.get(block), StrictMath.log(value)));
    double range = levels.lastKey() - levels.firstKey();
    double slope = regression.getSlope();
    double reach = regression.getSlopeConfidenceInterval(); // the half width, at 95 %
    return Optional.of(
        new Line(
            percent(slope * range),
            new Interval(percent((slope - reach) * range), percent((slope + reach) * range)),
            regression.getSignificance()));
  }

  private static double percent(double log) {
    return 100 * StrictMath.expm1(log);
  }
}
