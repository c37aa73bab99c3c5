// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** Delays CPUs at delay points. */
@FunctionalInterface
public interface DelayHook {

  /** No delay anywhere. */
  DelayHook NONE = (cpu, point) -> {};

  /**
   * Returns when {@code cpu} may go on from {@code point}. The CPU may hold locks and be in an
   * interrupt, so it must take no interrupts here.
   */
  void at(Cpu cpu, DelayPoint point);
}
