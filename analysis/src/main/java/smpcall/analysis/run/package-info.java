// SPDX-License-Identifier: Apache-2.0
/**
 * What a run measured: a {@link Run} has its cases, and forks with their iterations. An {@link
 * Iteration} knows whether it has a speed and, if not, why; {@link TimedCalls} are the times of
 * single calls, {@link RoundTrips} those of a cache line. A {@link Check} is what was found before
 * anything was timed.
 *
 * <p>Most of these records have the members of the stored files and are bound to them; each refuses
 * what cannot be, by the rules in {@link Member}. {@link smpcall.analysis.run.read} reads the
 * files. No statistics here: numbers leave as they were measured.
 */
package smpcall.analysis.run;
