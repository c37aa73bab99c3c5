// SPDX-License-Identifier: Apache-2.0
/**
 * Pure statistics: numbers in, numbers and warnings out; no files, no names of versions.
 *
 * <p>The unit is the fork. Read {@link Centre} first, which describes the forks of one case, then
 * {@link PairedRatio}, which compares two cases block by block on logarithms, with {@link
 * MeanInterval}, {@link SignFlip} and {@link Holm}. {@link Verdict} is the conclusion, a {@link
 * Warning} must be printed with it. Everything uses {@link StrictMath}: the same input gives the
 * same bits on every JDK.
 */
package smpcall.analysis.statistics;
