// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** What a machine does at delay points. */
@FunctionalInterface
public interface DelayHook {

  /** No delay anywhere. */
  DelayHook NONE = (cpu, point) -> {};

  /**
   * {@code cpu} is at {@code point}, perhaps with locks held and in an interrupt: it may be kept
   * there, and must take no interrupts.
   */
  void at(Cpu cpu, DelayPoint point);
}
