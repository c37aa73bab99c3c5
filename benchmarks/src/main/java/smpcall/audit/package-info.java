// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the calls did what they promise.
 *
 * <p>While timing: {@link smpcall.audit.SequenceAudit} is the function that is called; it checks in
 * place that every call reaches every target once and in order. ({@link smpcall.audit.TimedAudit}
 * is where it can be left out, to see what it costs.) {@link smpcall.audit.Watchdog} turns a call
 * that never returns into a counted result. {@link smpcall.audit.AuditResult} is what came out.
 *
 * <p>Where speed is not measured: {@link smpcall.audit.CallAudit} keeps full journals and judges
 * each {@link smpcall.audit.Invariant}; {@link smpcall.audit.Findings} is what came out.
 */
package smpcall.audit;
