// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Whether the index of an iteration decides its value: a two-way analysis of variance without
 * replication, forks by iteration index, on logarithms. The index should explain nothing, as every
 * fork starts anew. Source: Fisher, "Statistical Methods for Research Workers" (1925), chapter 8.
 *
 * <p>The F test takes all iterations of a fork to be equally correlated. Where neighbours are more
 * alike than others, its p is too small.
 *
 * @param forks the number of forks
 * @param iterations the number of iterations of each fork
 * @param f the variance between indexes divided by the variance that is left
 * @param p the probability of such an F or a larger one by chance
 * @param share the share of the variance within forks that the index explains, 0 to 1
 */
public record IterationEffect(int forks, int iterations, double f, double p, double share) {

  /**
   * @param values the values of each fork in the order of its iterations, all above 0, equally many
   *     in every fork
   * @return the effect; empty with fewer than {@link MeanInterval#ENOUGH} forks or two iterations,
   *     and when no value differs from the others of its fork
   */
  public static Optional<IterationEffect> of(List<double[]> values) {
    int n = values.size();
    int k = values.isEmpty() ? 0 : values.get(0).length;
    if (n < MeanInterval.ENOUGH || k < 2) {
      return Optional.empty();
    }
    double[][] within = new double[n][k];
    double[] index = new double[k];
    for (int fork = 0; fork < n; fork++) {
      if (values.get(fork).length != k) {
        throw new IllegalArgumentException("forks of " + k + " and other numbers of iterations");
      }
      double[] logs = new double[k];
      for (int i = 0; i < k; i++) {
        logs[i] = StrictMath.log(values.get(fork)[i]);
      }
      double mean = MeanInterval.mean(logs);
      for (int i = 0; i < k; i++) {
        within[fork][i] = logs[i] - mean;
        index[i] += within[fork][i] / n;
      }
    }
    return of(within, index);
  }

  /**
   * @param within the logarithms, less the mean of their fork
   * @param index the mean of those at each index
   */
  private static Optional<IterationEffect> of(double[][] within, double[] index) {
    int n = within.length;
    int k = index.length;
    double explained = 0;
    double left = 0;
    for (double[] fork : within) {
      for (int i = 0; i < k; i++) {
        explained += index[i] * index[i];
        left += (fork[i] - index[i]) * (fork[i] - index[i]);
      }
    }
    if (explained + left == 0) {
      return Optional.empty();
    }
    double share = explained / (explained + left);
    double f = (explained / (k - 1)) / (left / ((n - 1.0) * (k - 1)));
    double p =
        left == 0
            ? 0
            : 1 - new FDistribution(null, k - 1, (n - 1.0) * (k - 1)).cumulativeProbability(f);
    return Optional.of(new IterationEffect(n, k, f, p, share));
  }

  /** The share that an index without any effect explains on average: 1 / forks. */
  public double shareByChance() {
    return 1.0 / forks;
  }
}
