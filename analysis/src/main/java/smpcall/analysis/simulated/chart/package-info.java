// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures of the tables of simulated runs. {@link SimulatedFiles} writes them, one class for each
 * question; none has an axis of times.
 */
package smpcall.analysis.simulated.chart;
