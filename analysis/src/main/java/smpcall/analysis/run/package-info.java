// SPDX-License-Identifier: Apache-2.0
/**
 * Reads what a run left behind and says clearly when something is not there.
 *
 * <p>{@link RunFinder} finds the directory of a run, {@link RunReader} reads its two files: {@link
 * RunFile} is run.json (the machine, the plan, the order), {@link JmhFile} is jmh.json (the
 * numbers). {@link PlannedForks} compares what was planned with what is there; all is joined into
 * one {@link Run}: cases, and forks with their iterations. An {@link Iteration} knows whether it
 * has a speed and, if not, why; {@link TimedCalls} are the times of single calls, {@link
 * RoundTrips} those of a cache line. All that is wrong with the input is a {@link
 * BadInputException} of one line: the file, the place, the cure.
 *
 * <p>No statistics here: numbers leave as they were measured.
 */
package smpcall.analysis.run;
