// SPDX-License-Identifier: Apache-2.0
/**
 * Stored runs in the order of time: what became faster or slower, and when.
 *
 * <p>Read {@link History} first. It makes an {@link ArrangementSeries} of every host and
 * arrangement; in it a {@link CaseSeries} is one case over a {@link SeriesSegment}, the runs that
 * can be compared, and a {@link HistoryPoint} one run of it. {@link HistoryText} says what they
 * show, {@link HistoryChart} draws it, {@link HistoryFiles} writes it, {@link OtavaExport} on
 * demand for Apache Otava.
 */
package smpcall.analysis.history;
