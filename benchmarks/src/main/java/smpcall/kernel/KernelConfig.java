// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * How a kernel is built.
 *
 * @param lock what a spinlock is
 * @param mask where the CPU mask of an entry is
 * @param fastPath whether a call with one target goes by {@link CallSingle}, as in the kernel, or
 *     by the code under study, for measurements on two CPUs
 */
public record KernelConfig(LockKind lock, MaskPlace mask, boolean fastPath) {

  /** As on x86, without CONFIG_CPUMASK_OFFSTACK. */
  public static final KernelConfig DEFAULT =
      new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, true);
}
