// SPDX-License-Identifier: Apache-2.0
/**
 * {@code kernel/smp.c}, one file for each version: what the study is about.
 *
 * <p>Read {@link smpcall.kernel.SmpSpinlock}, {@link smpcall.kernel.SmpLockfree}, {@link
 * smpcall.kernel.SmpPatched}, {@link smpcall.kernel.SmpLinux6dc19899}, {@link
 * smpcall.kernel.SmpLinux2638} and {@link smpcall.kernel.SmpLinux2639} in that order; a diff of two
 * neighbours reads like the upstream change, which is why they share nothing that the changes
 * touch. {@link smpcall.kernel.SmpLinux414} is what came of it all. {@link
 * smpcall.kernel.KernelVersion} lists them. {@link smpcall.kernel.CallSingle}, the path for one
 * target, is the same in all of them but the last, which has {@link
 * smpcall.kernel.CallSingleQueue}.
 *
 * <p>One thing is left out of every version alike: the kernel clears the sender's own bit in the
 * mask with an atomic instruction after it has stored the mask; here the stored word never has the
 * bit.
 */
package smpcall.kernel;
