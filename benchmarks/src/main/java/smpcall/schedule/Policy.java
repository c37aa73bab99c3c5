// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

/** Who runs: asked after every step. */
@FunctionalInterface
public interface Policy {

  /**
   * The CPU that does the next step.
   *
   * @param last the step just done; null when there was none
   * @param current who ran last
   * @param able a bit for each CPU that can go on, never 0: the others wait for something to change
   */
  int next(Event last, int current, long able);

  /** The current CPU if it can, otherwise the next that can. */
  static int goOn(int current, long able) {
    for (int cpu = current; ; cpu = (cpu + 1) % Long.SIZE) {
      if ((able >>> cpu & 1) != 0) {
        return cpu;
      }
    }
  }
}
