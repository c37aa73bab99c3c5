// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

/**
 * An invariant seen broken.
 *
 * @param invariant which
 * @param sender whose call it was, or {@link #UNKNOWN}
 * @param call its number among the sender's, from 0, or {@link #UNKNOWN}
 * @param cpu where it was seen, or {@link #UNKNOWN}
 * @param detail more, for people; may be empty
 */
public record Finding(Invariant invariant, int sender, int call, int cpu, String detail) {

  /** In place of a number: not known, or it belongs to none. */
  public static final int UNKNOWN = -1;

  /** One that belongs to no call. */
  static Finding ofKernel(Invariant invariant, String detail) {
    return new Finding(invariant, UNKNOWN, UNKNOWN, UNKNOWN, detail);
  }
}
