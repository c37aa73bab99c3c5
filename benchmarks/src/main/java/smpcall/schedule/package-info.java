// SPDX-License-Identifier: Apache-2.0
/**
 * The ports on a machine where a schedule decides which CPU runs: one at a time, from one memory
 * access to the next, every time in the same way.
 *
 * <p>A {@link smpcall.schedule.Scenario} boots a version on a {@link
 * smpcall.schedule.SteppingMemory} and runs it under a {@link smpcall.schedule.Policy}, such as a
 * written {@link smpcall.schedule.Schedule}. {@link smpcall.schedule.TraceStep} puts the steps into
 * words, {@link smpcall.schedule.TraceTable} prints them. {@link smpcall.schedule.Interleaving} has
 * the known races, {@link smpcall.schedule.Replay} runs them for the report, {@link
 * smpcall.schedule.RaceReplay} for {@code ./study races}. Weak memory order does not show here.
 */
package smpcall.schedule;
