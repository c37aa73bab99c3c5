// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** Receives the warnings of a machine. */
@FunctionalInterface
public interface WarningListener {

  /** Ignores them. */
  WarningListener NONE = (cpu, warning) -> {};

  /**
   * Handles a warning, on the thread of {@code cpu}. The CPU may hold locks of the kernel and be in
   * an interrupt, so it must neither take a lock nor wait for another CPU. Several CPUs may warn at
   * once.
   */
  void warned(Cpu cpu, Warning warning);
}
