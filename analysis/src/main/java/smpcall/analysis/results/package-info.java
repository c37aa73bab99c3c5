// SPDX-License-Identifier: Apache-2.0
/**
 * The ratios of all kept runs on one page, {@code docs/results.md}.
 *
 * <p>A {@link smpcall.analysis.results.ResultRow} is one row of ratios of one run, {@link
 * smpcall.analysis.results.LeftOut} counts the forks and pairs of a run that are in no ratio,
 * {@link smpcall.analysis.results.ResultsPage} puts both into words.
 */
package smpcall.analysis.results;
