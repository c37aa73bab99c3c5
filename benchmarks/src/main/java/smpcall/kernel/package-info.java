// SPDX-License-Identifier: Apache-2.0
/**
 * {@code kernel/smp.c}, one file for each version. {@link smpcall.kernel.KernelVersion} lists them.
 *
 * <p>Read SmpSpinlock, SmpLockfree, SmpPatched, SmpLinux6dc19899, SmpLinux2638 and SmpLinux2639 in
 * that order. A diff of two neighbours reads like the upstream change, so they share no code that
 * the changes touch. SmpLinux414 is the later design. CallSingle is the path for one target;
 * SmpLinux414 has CallSingleQueue instead.
 *
 * <p>All differ from the kernel in one thing: it clears the sender's own bit in the stored mask
 * with an atomic instruction; here the stored word never has the bit.
 */
package smpcall.kernel;
