// SPDX-License-Identifier: Apache-2.0
/**
 * The measurements of a run: a {@link Run} has its cases, and forks with their iterations. An
 * {@link Iteration} knows whether it has a speed and, if not, why; {@link TimedCalls} are the times
 * of single calls, {@link RoundTrips} those of a cache line. A {@link Check} has the findings from
 * before the timing.
 *
 * <p>Most of these records are bound to stored files and have their members; each refuses invalid
 * values by the rules in {@link Member}. {@link smpcall.analysis.run.read} reads the files. There
 * are no statistics here, only measured numbers.
 */
package smpcall.analysis.run;
