// SPDX-License-Identifier: Apache-2.0
/**
 * The multiprocessor under study: CPUs that share a {@link smpcall.memory.Memory} and interrupt
 * each other.
 *
 * <p>A {@link smpcall.machine.Cpu} is one pinned thread of the host. It takes interrupts where the
 * kernel has them on: in {@link smpcall.machine.Cpu#cpuRelax}, the body of every loop that waits
 * with interrupts on, and in {@link smpcall.machine.Cpu#takeInterrupts}, at marked points and in
 * the idle loop; never under a lock. A {@link smpcall.machine.DelayPoint} marks the window of a
 * race; {@link smpcall.machine.Delay} can keep a CPU there. A {@link
 * smpcall.machine.WarningListener} receives each {@link smpcall.machine.Warning} of the kernel.
 */
package smpcall.machine;
