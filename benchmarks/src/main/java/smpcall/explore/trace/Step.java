// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.trace;

/**
 * A line of a schedule.
 *
 * @param number number of the step, from 1; lines that occur on the way have that of their step
 * @param cpu CPU that does it
 * @param text what it does
 * @param access whether it is an operation on memory, rather than something that occurs
 */
public record Step(int number, int cpu, String text, boolean access) {}
