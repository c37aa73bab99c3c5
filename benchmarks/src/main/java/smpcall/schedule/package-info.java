// SPDX-License-Identifier: Apache-2.0
/**
 * The same ports on a machine on which a schedule decides who runs: one CPU at a time, from one
 * memory access to the next, every time in the same way.
 *
 * <p>{@link smpcall.schedule.Scenario} boots a version on a {@link smpcall.schedule.SteppingMemory}
 * and runs it under a {@link smpcall.schedule.Policy}: a written {@link smpcall.schedule.Schedule}
 * ("this CPU until that {@link smpcall.schedule.Point}, or until it waits"), or one drawn from a
 * seed. {@link smpcall.schedule.MailForm} prints what happened with a column for each CPU.
 *
 * <p>It shows what plain interleaving can show, and nothing of a weakly ordered memory. It is no
 * test code, because what it prints belongs in a report; it is above the audit, which judges what
 * it runs, and knows no benchmark.
 */
package smpcall.schedule;
