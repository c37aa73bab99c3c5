// SPDX-License-Identifier: Apache-2.0
/**
 * {@code kernel/smp.c}, one file for each version: what the study is about.
 *
 * <p>Read {@link smpcall.kernel.SmpSpinlock}, {@link smpcall.kernel.SmpLockfree} and {@link
 * smpcall.kernel.SmpPatched} in that order; a diff of two neighbours reads like the upstream
 * change, which is why they share nothing that the changes touch. {@link
 * smpcall.kernel.KernelVersion} lists them. {@link smpcall.kernel.CallSingle}, the path for one
 * target, is the same in all of them.
 *
 * <p>One thing is left out of every version alike: the kernel clears the sender's own bit in the
 * mask with an atomic instruction after it has stored the mask; here the stored word never has the
 * bit.
 */
package smpcall.kernel;
