// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the calls did what they promise.
 *
 * <p>{@link smpcall.audit.SequenceAudit} is the function that is called while timing: it checks in
 * place that every call reaches every target once and in order. {@link smpcall.audit.Watchdog}
 * turns a call that never returns into a counted result. {@link smpcall.audit.AuditResult} is what
 * came out.
 */
package smpcall.audit;
