// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

/**
 * A broken invariant.
 *
 * @param invariant invariant that is broken
 * @param sender sender of the call, or {@link #UNKNOWN}
 * @param call number of the call among its sender's, from 0, or {@link #UNKNOWN}
 * @param cpu CPU where it showed, or {@link #UNKNOWN}
 * @param detail description for people; may be empty
 */
public record Finding(Invariant invariant, int sender, int call, int cpu, String detail) {

  /** Stands for a number that is not known or does not apply. */
  public static final int UNKNOWN = -1;

  /** A finding that belongs to no call. */
  static Finding ofKernel(Invariant invariant, String detail) {
    return new Finding(invariant, UNKNOWN, UNKNOWN, UNKNOWN, detail);
  }
}
