// SPDX-License-Identifier: Apache-2.0
/**
 * Checks that calls do what they promise.
 *
 * <p>In timed runs {@link smpcall.audit.SequenceAudit} is the function that calls run: it checks
 * that every call reaches every target once and in order, and returns an {@link
 * smpcall.audit.AuditResult}. {@link smpcall.audit.TimedAudit} can leave it out, to measure its
 * cost. {@link smpcall.audit.Watchdog} detects a call that never returns. Elsewhere {@link
 * smpcall.audit.CallAudit} keeps full journals, checks each {@link smpcall.audit.Invariant} and
 * returns {@link smpcall.audit.Findings}.
 */
package smpcall.audit;
