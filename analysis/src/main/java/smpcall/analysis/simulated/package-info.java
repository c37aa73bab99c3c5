// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code ./study simulate} counted, as tables.
 *
 * <p>Read {@link SimulatedStudy} first: the runs of a file, by {@link Scene}. A {@link RunGroup}
 * has the runs of one machine, a {@link Grid} those whose parameters were drawn. Each table is a
 * class; {@link SimulatedText} prints them, {@link smpcall.analysis.simulated.chart} draws them.
 * Only {@link SignTable} has ratios of simulated time.
 */
package smpcall.analysis.simulated;
