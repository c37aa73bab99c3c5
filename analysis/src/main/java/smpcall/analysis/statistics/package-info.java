// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers in, numbers and warnings out; no files, no names of versions.
 *
 * <p>The unit is the fork. {@link Median} makes one value of its iterations; {@link Centre}
 * describes the forks of one case; {@link PairedRatio} compares two cases block by block, on
 * logarithms: {@link MeanInterval} is the Student t interval under both, {@link SignFlip} the test
 * and {@link Bootstrap} the cross-check; {@link Holm} corrects a family of tests. {@link Margin}
 * says what counts as the same, {@link Verdict} what may then be said. {@link Outliers} marks, and
 * never drops. {@link Distribution} has the percentiles of counted values, {@link Spread} says how
 * far the forks differ in one, {@link Fairness} how evenly threads shared. {@link ScalabilityLaw}
 * fits throughput against the number of CPUs. {@link ChangePoints} finds where a sequence changes
 * its level, {@link SteadyState} what that makes of a fork's iterations. {@link Warning} values
 * travel with the numbers and become footnotes.
 *
 * <p>Everything uses {@link StrictMath}, so that the same input gives the same bits on every JDK.
 */
package smpcall.analysis.statistics;
