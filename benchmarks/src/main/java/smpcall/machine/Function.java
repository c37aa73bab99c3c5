// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** What one CPU may ask others to run: {@code smp_call_func_t}. */
@FunctionalInterface
public interface Function {

  /**
   * Runs in an interrupt of {@code cpu}, with interrupts off.
   *
   * @param info what the caller passed
   */
  void run(Cpu cpu, long info);
}
