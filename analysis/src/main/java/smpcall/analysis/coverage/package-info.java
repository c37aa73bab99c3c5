// SPDX-License-Identifier: Apache-2.0

/**
 * How often the interval of one run contains what many runs together say: a test of the method.
 *
 * <p>{@link smpcall.analysis.coverage.Coverage} counts, {@link
 * smpcall.analysis.coverage.CoverageText} puts the counts into a table.
 */
package smpcall.analysis.coverage;
