// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures, one class for each, named for its question, and the table behind each picture.
 *
 * <p>{@link ThroughputChart} (what does a call cost?), {@link RatioChart} (is it faster or slower
 * than its baseline?) and {@link LatencyChart} (how long do single calls take?) first build their
 * table, {@link ThroughputTable}, {@link RatioTable} and {@link LatencyTable}, and then draw that
 * very table; {@link ForksTable} is every fork in the order in which it ran. A table is written as
 * {@link Csv}, a picture by {@link PictureWriter} as SVG and PNG.
 *
 * <p>How it is drawn: a {@link Figure} is a title, panels and notes; a {@link Panel} is an XChart
 * plot between two {@link Axis axes}; colours, marks and fonts are in {@link HouseStyle} and
 * nowhere else.
 */
package smpcall.analysis.chart;
