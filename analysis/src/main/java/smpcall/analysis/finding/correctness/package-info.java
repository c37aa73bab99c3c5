// SPDX-License-Identifier: Apache-2.0
/**
 * Which versions are correct, as far as the check and the audit tell.
 *
 * <p>Read {@link Correctness} first: which versions are known to fail, and what no failure in so
 * many calls proves. {@link CheckVerdict} is the answer of the check in one sentence, {@link
 * CheckRow} a row of its table, {@link CheckWords} its words.
 */
package smpcall.analysis.finding.correctness;
