// SPDX-License-Identifier: Apache-2.0
/**
 * The primitives that {@code kernel/smp.c} is written in, under their kernel names: {@code
 * atomic_t}, {@code cpumask_t}, spinlocks, lists, call data and the sending of interrupts.
 *
 * <p>Each is a small final class of a memory and an address, without other state. {@link
 * smpcall.linux.CallFunctionLayout} has the offsets of the fields.
 */
package smpcall.linux;
