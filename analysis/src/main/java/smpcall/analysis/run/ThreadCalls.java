// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * How the calls of an iteration were shared among its threads.
 *
 * @param least calls of the thread that made the fewest
 * @param most calls of the thread that made the most
 * @param squares the sum of the squares of the threads' calls
 */
public record ThreadCalls(double least, double most, double squares) {}
