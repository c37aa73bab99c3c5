// SPDX-License-Identifier: Apache-2.0
/**
 * What else moved the figures: the factors that are drawn, the order, and the gap between calls.
 *
 * <p>Read {@link Factor} first, then {@link FactorEffects}. {@link GapCurve} and {@link
 * SensitivityMap} follow one version over the gaps of a run. All of it is exploratory.
 */
package smpcall.analysis.finding.factor;
