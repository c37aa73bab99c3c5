// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the files of a run, and says clearly when something is not there.
 *
 * <p>{@link RunFinder} finds the directory of a run, {@link RunReader} reads its files: {@link
 * RunFile} is run.json (the machine and the plan), {@link ForkLog} is forks.jsonl (the numbers, one
 * {@link ForkLine} for each fork), {@link CheckFile} is check.json. {@link PlannedForks} compares
 * what was planned with what is there; all is joined into one {@link smpcall.analysis.run.Run}.
 * {@link JsonFile} binds JSON to records. All that is wrong with the input is a {@link
 * BadInputException} of one line: the file, the place, the fault, the cure.
 */
package smpcall.analysis.run.read;
