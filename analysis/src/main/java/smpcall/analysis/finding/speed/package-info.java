// SPDX-License-Identifier: Apache-2.0
/**
 * The speeds of cases and their comparisons.
 *
 * <p>Read {@link CaseSpeed} first: the speed of one case, a value for each block. {@link
 * Comparison} is one case against its baseline, made of {@link BlockPairs} and judged as a member
 * of the {@link ComparisonFamily}. Only cases of one {@link Arrangement} are compared; a {@link
 * Series} is drawn as one curve. Where the CPUs stood at several distances, {@link DistanceSplit}
 * makes cases of each. Paced calls have a {@link CaseLoad} beside their durations. {@link Scaling}
 * fits a law to it; {@link HarnessCost} and {@link ArmPairs} are the error of the instrument;
 * {@link RunOrder} shows whether the machine drifted.
 */
package smpcall.analysis.finding.speed;
