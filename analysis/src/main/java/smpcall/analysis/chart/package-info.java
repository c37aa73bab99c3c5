// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures, one class for each, named for its question, and the table behind each picture.
 *
 * <p>{@link ThroughputChart} (what does a call cost?), {@link RatioChart} (is it faster or slower
 * than its baseline?), {@link LatencyChart} (how long do single calls take?), {@link RunOrderChart}
 * (did the machine drift?) and {@link RoundTripChart} (how far apart are the CPUs?) first build
 * their table, {@link ThroughputTable}, {@link RatioTable}, {@link LatencyTable}, {@link
 * RunOrderTable} and {@link RoundTripTable}, and then draw that very table; {@link ForksTable} is
 * every fork in the order in which it ran. A table is written as {@link Csv}, a picture by {@link
 * PictureWriter} as SVG and PNG, and by {@link InlineSvg} as a part of a page.
 *
 * <p>How it is drawn: a {@link Figure} is a title, parts and notes; its parts are mostly a {@link
 * Panel}, an XChart plot between two {@link Axis axes} before a {@link Backdrop}, or a {@link
 * HeatMap}; colours, marks and fonts are in {@link HouseStyle} and nowhere else.
 */
package smpcall.analysis.chart;
