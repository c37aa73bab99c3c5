// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.Arrays;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The sign-flip permutation test: without a difference, each block's log-ratio could equally have
 * the other sign. It needs no normal distribution, only symmetry. The statistic is the sum; p is
 * the share of all sign patterns whose sum is at least as far from 0 as the observed one.
 *
 * <p>Up to {@link #EXACT} values it enumerates all 2^n patterns; above, it draws a fixed number of
 * random ones and counts the observed one among them, so p is never 0. Source: Fisher, "The Design
 * of Experiments" (1935), section 21; Phipson and Smyth, "Permutation p-values should never be
 * zero", Statistical Applications in Genetics and Molecular Biology 9 (2010).
 */
public final class SignFlip {
  /** With more values the patterns are drawn, not enumerated. */
  public static final int EXACT = 16;

  private static final int DRAWS = 9_999;
  private static final int SEED = 20100323;

  /** Sums that differ only by rounding count as equally far. */
  private static final double ROUNDING = 1e-9;

  private SignFlip() {}

  /**
   * @param values the independent values, one or more, symmetric about 0 without a difference
   * @return the two-sided p, above 0 and up to 1
   */
  public static double p(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing to test");
    }
    double seen = Math.abs(Arrays.stream(values).sum()) * (1 - ROUNDING);
    return values.length <= EXACT ? enumerated(values, seen) : drawn(values, seen);
  }

  /** The smallest p that n values can give, all of one sign: 2 / 2^n up to {@link #EXACT}. */
  public static double smallestP(int n) {
    return n <= EXACT ? 2 / StrictMath.pow(2, n) : 1.0 / (DRAWS + 1);
  }

  /** The exact p; each pattern differs from the one before in one sign (Gray code). */
  private static double enumerated(double[] values, double seen) {
    double[] signed = values.clone();
    int patterns = 1 << values.length;
    int far = 0;
    for (int pattern = 1; pattern <= patterns; pattern++) {
      if (Math.abs(sum(signed)) >= seen) {
        far++;
      }
      int turned = Math.min(Integer.numberOfTrailingZeros(pattern), values.length - 1);
      signed[turned] = -signed[turned];
    }
    return (double) far / patterns;
  }

  private static double drawn(double[] values, double seen) {
    RandomGenerator random = new MersenneTwister(SEED);
    int far = 1;
    double[] signed = new double[values.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < values.length; i++) {
        signed[i] = random.nextBoolean() ? values[i] : -values[i];
      }
      if (Math.abs(sum(signed)) >= seen) {
        far++;
      }
    }
    return (double) far / (DRAWS + 1);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
