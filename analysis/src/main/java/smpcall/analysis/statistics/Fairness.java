// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

/**
 * How evenly threads shared the calls.
 *
 * @param leastShare the calls of the thread with the fewest divided by those of the thread with the
 *     most: 1 for equal shares, 0 when one starved
 * @param jain Jain's index (sum x)^2 / (n sum x^2): 1 for equal shares, 1 / n when one thread made
 *     all calls. Source: Jain, Chiu and Hawe, "A quantitative measure of fairness and
 *     discrimination for resource allocation in shared computer systems" (DEC-TR-301, 1984)
 */
public record Fairness(double leastShare, double jain) {

  /**
   * @param threads the number of threads, 1 or more
   * @param least the count of the thread with the fewest
   * @param most the count of the thread with the most
   * @param sum the sum of the counts of all threads, above 0
   * @param squares the sum of their squares
   */
  public static Fairness of(int threads, double least, double most, double sum, double squares) {
    return new Fairness(least / most, sum * sum / (threads * squares));
  }
}
