// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

/**
 * How evenly threads shared the calls.
 *
 * @param leastShare calls of the thread that made the fewest, over those of the one that made the
 *     most: 1 when all made as many, 0 when one starved
 * @param jain Jain's index (sum x)^2 / (n sum x^2): 1 when all made as many, 1 / n when one made
 *     them all. Source: Jain, Chiu and Hawe, "A quantitative measure of fairness and discrimination
 *     for resource allocation in shared computer systems" (DEC-TR-301, 1984)
 */
public record Fairness(double leastShare, double jain) {

  /**
   * @param threads at least 1
   * @param sum of the counts of all threads, above 0
   * @param squares the sum of their squares
   */
  public static Fairness of(int threads, double least, double most, double sum, double squares) {
    return new Fairness(least / most, sum * sum / (threads * squares));
  }
}
