// SPDX-License-Identifier: Apache-2.0
/**
 * The multiprocessor under study: CPUs that share a {@link smpcall.memory.Memory} and interrupt
 * each other.
 *
 * <p>A {@link smpcall.machine.Cpu} is one thread of the host, pinned by its owner. An interrupt is
 * a word that the target looks at where the kernel would let the interrupt in: in {@link
 * smpcall.machine.Cpu#cpuRelax}, the body of every loop that waits with interrupts on, and in
 * {@link smpcall.machine.Cpu#takeInterrupts}, at marked points and in the idle loop. Never under a
 * lock.
 *
 * <p>A {@link smpcall.machine.DelayPoint} is a point where a race has its window; {@link
 * smpcall.machine.Delay} keeps a CPU there, in a JVM that looks for races. What the kernel finds
 * wrong itself is a {@link smpcall.machine.Warning}, of which a {@link
 * smpcall.machine.WarningListener} is told.
 */
package smpcall.machine;
