// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * The build configuration of a kernel.
 *
 * @param lock kind of {@code spinlock_t}
 * @param mask place of an entry's CPU mask
 * @param fastPath whether a call with one target takes {@link CallSingle}, as in the kernel up to
 *     5.12, or the code under study, for measurements on two CPUs
 */
public record KernelConfig(LockKind lock, MaskPlace mask, boolean fastPath) {

  /** The configuration of x86 without CONFIG_CPUMASK_OFFSTACK. */
  public static final KernelConfig DEFAULT =
      new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, true);
}
