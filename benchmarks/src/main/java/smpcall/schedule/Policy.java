// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

/** Chooses the CPU that runs next, after every step. */
@FunctionalInterface
public interface Policy {

  /**
   * The CPU that does the next step.
   *
   * @param last last step; null at the beginning
   * @param current CPU that ran last
   * @param runnable bits of the CPUs that can go on, never 0; the others wait for a change
   */
  int next(Event last, int current, long runnable);

  /** The current CPU if it is runnable, otherwise the next one that is. */
  static int firstRunnable(int current, long runnable) {
    for (int cpu = current; ; cpu = (cpu + 1) % Long.SIZE) {
      if ((runnable >>> cpu & 1) != 0) {
        return cpu;
      }
    }
  }
}
