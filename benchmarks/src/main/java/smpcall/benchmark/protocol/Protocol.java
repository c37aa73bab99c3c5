// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark.protocol;

/** The protocol of the version {@code spinlock}; a CPU is a number, used by one thread. */
public interface Protocol {

  /**
   * {@code smp_call_function} with wait: every other CPU runs the audit's function with {@code
   * info}.
   */
  void call(int cpu, long info);

  /** Takes the pending interrupts of a CPU. */
  void serve(int cpu);

  /** Number of the kernel's warnings. */
  long warnings();

  /** Number of objects that are still in use. */
  long leftovers();
}
