// SPDX-License-Identifier: Apache-2.0
/**
 * The comparison of stored runs: which of two sides is slower, and whether they can be compared.
 *
 * <p>A {@link Side} is one or more runs, or one JDK of them. Read {@link Gate} first, which
 * compares the sides and gives a {@link GateResult}; {@link Comparability} finds the differences
 * that forbid a comparison. {@link GateText} puts the result into words, {@link ChangeChart} draws
 * it, {@link CompareFiles} writes it.
 */
package smpcall.analysis.compare;
