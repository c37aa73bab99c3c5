// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

/**
 * The counts of an audit over a period.
 *
 * @param calls number of calls made
 * @param executions number of expected executions
 * @param lost number of missing executions
 * @param duplicated number of extra executions: of a call run again, or of one never made
 * @param warnings number of warnings by the kernel itself
 * @param leftovers number of things not at rest when all calls had ended
 * @param lockups number of calls under way when the machine was stopped
 */
public record AuditResult(
    long calls,
    long executions,
    long lost,
    long duplicated,
    long warnings,
    long leftovers,
    long lockups) {

  /** The sum of all errors; 0 when there is none. */
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
