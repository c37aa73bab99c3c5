// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import smpcall.analysis.draw.Figure;
import smpcall.analysis.table.Csv;

/**
 * A picture, and the table that it is drawn from.
 *
 * @param name name of its files, without their ending
 */
record SimulatedChart(String name, Csv csv, Figure figure) {
  /** The beginning of the subtitle of each picture. */
  static final String SIMULATED = "Simulated, not measured; no time of a real machine  |  ";
}
