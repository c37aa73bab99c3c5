// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ratio of two cases within blocks, where a change of the machine affects both.
 *
 * @param n the number of blocks in which both have a value
 * @param ratio the geometric mean of the ratios; above 1 when the numerator is larger
 * @param interval95 the 95 % Student t interval on the logarithms, as ratios; empty when n is too
 *     small
 * @param interval90 the 90 % interval: inside a margin it shows equivalence at 5 % (two one-sided
 *     tests; Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987)
 * @param bootstrap95 a 95 % percentile bootstrap, for comparison only
 * @param p the two-sided sign-flip p of the logarithms; empty when n is too small
 * @param warnings the warnings on these numbers
 */
public record PairedRatio(
    int n,
    double ratio,
    Optional<Interval> interval95,
    Optional<Interval> interval90,
    Optional<Interval> bootstrap95,
    OptionalDouble p,
    Set<Warning> warnings) {

  /**
   * @param numerator the values above the line by block, all above 0
   * @param denominator the values below it by block, all above 0
   * @return the ratio; empty when no block has both
   */
  public static Optional<PairedRatio> of(
      SortedMap<Integer, Double> numerator, SortedMap<Integer, Double> denominator) {
    double[] logs = logRatios(numerator, denominator);
    if (logs.length == 0) {
      return Optional.empty();
    }
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (logs.length < Math.max(numerator.size(), denominator.size())) {
      warnings.add(Warning.UNPAIRED);
    }
    double ratio = StrictMath.exp(MeanInterval.mean(logs));
    if (logs.length < MeanInterval.ENOUGH) {
      warnings.add(Warning.TOO_FEW);
      return Optional.of(
          new PairedRatio(
              logs.length,
              ratio,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              OptionalDouble.empty(),
              warnings));
    }
    return Optional.of(
        new PairedRatio(
            logs.length,
            ratio,
            Optional.of(MeanInterval.of(logs, 0.95).exp()),
            Optional.of(MeanInterval.of(logs, 0.90).exp()),
            Optional.of(Bootstrap.of(logs, 0.95).exp()),
            OptionalDouble.of(SignFlip.p(logs)),
            warnings));
  }

  /**
   * The upper half width of the 95 % interval, in percent of the ratio; empty without an interval.
   */
  public OptionalDouble halfWidthPercent() {
    return interval95.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * (interval95.get().high() / ratio - 1));
  }

  /** The ratio of every block in which both have a value. */
  public static SortedMap<Integer, Double> byBlock(
      SortedMap<Integer, Double> numerator, SortedMap<Integer, Double> denominator) {
    SortedMap<Integer, Double> ratios = new TreeMap<>();
    numerator.forEach(
        (block, value) -> {
          if (denominator.containsKey(block)) {
            ratios.put(block, value / denominator.get(block));
          }
        });
    return ratios;
  }

  private static double[] logRatios(
      SortedMap<Integer, Double> numerator, SortedMap<Integer, Double> denominator) {
    return byBlock(numerator, denominator).values().stream().mapToDouble(StrictMath::log).toArray();
  }
}
