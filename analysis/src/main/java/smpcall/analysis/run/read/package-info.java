// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the files of a run, and names missing parts clearly.
 *
 * <p>{@link RunFinder} finds the directory of a run, {@link RunReader} reads its files: {@link
 * RunFile} is run.json (the machine and the plan), {@link ForkLog} is forks.jsonl (the numbers, one
 * {@link ForkLine} for each fork), {@link CheckFile} is check.json. {@link PlannedForks} compares
 * the plan with the stored forks; the result is one {@link smpcall.analysis.run.Run}. {@link
 * JsonFile} binds JSON to records. Every fault of the input is a {@link BadInputException} of one
 * line: the file, the place, the fault, the cure.
 */
package smpcall.analysis.run.read;
