// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a report on one run, and its summary on the terminal.
 *
 * <p>Read {@link ReportFiles} first, which lists the tables, pictures and texts. {@link
 * PictureFiles} writes a picture and the table behind it; comparison and history use it, too.
 * {@link JmhJson} is the run in JMH's JSON.
 */
package smpcall.analysis.report;
