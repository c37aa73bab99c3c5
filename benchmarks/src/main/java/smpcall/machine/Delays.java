// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** What a machine does at seats. */
@FunctionalInterface
public interface Delays {

  /** No delay anywhere. */
  Delays NONE = (cpu, seat) -> {};

  /**
   * {@code cpu} is at {@code seat}, perhaps with locks held and in an interrupt: it may be kept
   * there, and must take no interrupts.
   */
  void at(Cpu cpu, Seat seat);
}
