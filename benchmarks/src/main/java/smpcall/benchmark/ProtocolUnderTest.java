// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

/**
 * The spinlock version's protocol in some representation: what {@link MemoryCost} compares. CPUs
 * are numbers here, each for one thread.
 */
interface ProtocolUnderTest {

  /**
   * {@code smp_call_function} with wait: every other CPU runs the audit's function with {@code
   * info}.
   */
  void call(int cpu, long info);

  /** Takes the interrupts of a CPU. */
  void serve(int cpu);

  /** How often the code found itself wrong. */
  long warnings();

  /** How many things are not at rest. */
  long leftovers();
}
