// SPDX-License-Identifier: Apache-2.0
/**
 * The history of stored runs: which cases became faster or slower, and when.
 *
 * <p>Read {@link History} first. It makes an {@link ArrangementSeries} of every host and
 * arrangement; in it a {@link CaseSeries} is one case over a {@link SeriesSegment}, the runs that
 * can be compared, and a {@link HistoryPoint} one run of it. {@link HistoryText} puts them into
 * words, {@link HistoryChart} draws them, {@link HistoryFiles} writes the files, {@link
 * OtavaExport} those for Apache Otava.
 */
package smpcall.analysis.history;
