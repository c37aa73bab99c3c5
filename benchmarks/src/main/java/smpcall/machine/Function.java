// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** A function that one CPU calls on others: {@code smp_call_func_t}. */
@FunctionalInterface
public interface Function {

  /**
   * Runs in an interrupt of {@code cpu}, with interrupts off.
   *
   * @param info argument of the caller
   */
  void run(Cpu cpu, long info);
}
