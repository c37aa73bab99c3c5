// SPDX-License-Identifier: Apache-2.0
/**
 * How long single calls take.
 *
 * <p>Read {@link CaseLatency} first: the timed calls of one case, in nanoseconds and in round trips
 * of a cache line. {@link RoundTripMultiples} has the times of forks that measured their own round
 * trip. A {@link LatencyFigure} is a {@link Percentile} or the longest call.
 */
package smpcall.analysis.finding.latency;
