// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** Who is told of warnings. */
@FunctionalInterface
public interface WarningListener {

  /** Nobody is. */
  WarningListener NONE = (cpu, warning) -> {};

  /**
   * {@code cpu} warns, and this is its thread: perhaps with locks of the kernel held and in an
   * interrupt, so it must neither take one nor wait for another CPU. Several CPUs may warn at once.
   */
  void sees(Cpu cpu, Warning warning);
}
