// SPDX-License-Identifier: Apache-2.0
/**
 * The primitives that {@code kernel/smp.c} is written in, under their kernel names: {@code
 * atomic_t}, {@code cpumask_t}, spinlocks, lists, call data and the sending of interrupts.
 *
 * <p>Each is a small final class made of a memory and an address, and holds no state of its own.
 * Where a field lies in its structure is said in {@link smpcall.linux.CallFunctionLayout}.
 */
package smpcall.linux;
