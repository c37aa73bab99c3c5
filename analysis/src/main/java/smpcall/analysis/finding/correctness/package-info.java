// SPDX-License-Identifier: Apache-2.0
/**
 * Which versions are correct, as far as the check and the audit tell.
 *
 * <p>Read {@link Correctness} first: it bounds the failure rate after N calls without a failure.
 * {@link CheckVerdict} is the answer of the check in one sentence, {@link CheckRow} a row of its
 * table, {@link CheckWords} its words.
 */
package smpcall.analysis.finding.correctness;
