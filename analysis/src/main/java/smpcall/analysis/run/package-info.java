// SPDX-License-Identifier: Apache-2.0
/**
 * What was measured, and the reading of it from the files of a run.
 *
 * <p>Read {@link Run} first: the cases, and the forks with their iterations. {@link RunFinder}
 * finds the directory of a run, {@link RunReader} reads it: {@link RunFile} is run.json (the
 * machine, the plan, the order), {@link JmhFile} is jmh.json (the numbers). What is wrong with the
 * input is a {@link BadInputException} of one line: the file, the place, the cure. No statistics:
 * numbers leave as they were measured.
 */
package smpcall.analysis.run;
