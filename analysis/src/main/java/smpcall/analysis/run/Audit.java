// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * What the audit counted. All are counts from 0.
 *
 * @param calls calls that were made, over all threads
 * @param executions functions that ran because of them
 * @param failures everything that was found, the sum of the other five
 * @param lost executions that are missing
 * @param duplicated executions that were too many
 * @param warnings WARN and BUG conditions of the kernel code
 * @param leftovers entries, queues or flags not at rest at the end of an iteration
 * @param lockups calls that did not return before the deadline
 */
public record Audit(
    long calls,
    long executions,
    long failures,
    long lost,
    long duplicated,
    long warnings,
    long leftovers,
    long lockups) {

  public static final Audit NONE = new Audit(0, 0, 0, 0, 0, 0, 0, 0);

  /** What the other five come to. */
  public long named() {
    return lost + duplicated + warnings + leftovers + lockups;
  }

  public Audit plus(Audit other) {
    return new Audit(
        calls + other.calls,
        executions + other.executions,
        failures + other.failures,
        lost + other.lost,
        duplicated + other.duplicated,
        warnings + other.warnings,
        leftovers + other.leftovers,
        lockups + other.lockups);
  }
}
