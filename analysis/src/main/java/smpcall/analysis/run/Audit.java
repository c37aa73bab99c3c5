// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * The counts of the audit, all from 0.
 *
 * @param calls the calls made by all threads
 * @param executions the functions that ran because of them
 * @param failures all findings, the sum of the following five
 * @param lost missing executions
 * @param duplicated surplus executions
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

  /** The sum of the five kinds of failures. */
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
