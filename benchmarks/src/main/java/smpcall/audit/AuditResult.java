// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

/**
 * What an audit counted over a stretch of time.
 *
 * @param calls calls issued
 * @param executions functions run that were expected
 * @param lost executions that are missing
 * @param duplicated executions that were too many: a call run again, or one that nobody made
 * @param warnings conditions that the kernel code itself found wrong
 * @param leftovers things not at rest when all calls had ended
 * @param lockups calls under way when the machine was stopped
 */
public record AuditResult(
    long calls,
    long executions,
    long lost,
    long duplicated,
    long warnings,
    long leftovers,
    long lockups) {

  /** Everything that went wrong; 0 when all is well. */
  public long failures() {
    return lost + duplicated + warnings + leftovers + lockups;
  }

  AuditResult plus(AuditResult other) {
    return new AuditResult(
        calls + other.calls,
        executions + other.executions,
        lost + other.lost,
        duplicated + other.duplicated,
        warnings + other.warnings,
        leftovers + other.leftovers,
        lockups + other.lockups);
  }

  AuditResult minus(AuditResult other) {
    return new AuditResult(
        calls - other.calls,
        executions - other.executions,
        lost - other.lost,
        duplicated - other.duplicated,
        warnings - other.warnings,
        leftovers - other.leftovers,
        lockups - other.lockups);
  }

  AuditResult withLeftovers(long count) {
    return new AuditResult(calls, executions, lost, duplicated, warnings, count, lockups);
  }
}
