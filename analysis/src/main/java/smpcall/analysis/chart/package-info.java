// SPDX-License-Identifier: Apache-2.0
/**
 * The charts of a run, one class for each question.
 *
 * <p>Read {@link RatioChart} first (is a version faster than its baseline?). The others: {@link
 * RatioCurves} (does that change with the number of CPUs?), {@link ThroughputChart} (what does a
 * call cost?), {@link LatencyChart} (how long do single calls take?), {@link RunOrderChart} (did
 * the machine drift?), {@link RoundTripChart} (how far apart are the CPUs?). Each builds its table
 * of package {@code table} first, and then draws it with package {@code draw}. A title says what is
 * seen; what holds for the whole picture stands once, in its {@link Caption}.
 */
package smpcall.analysis.chart;
