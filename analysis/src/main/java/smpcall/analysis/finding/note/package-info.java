// SPDX-License-Identifier: Apache-2.0
/**
 * Footnotes on the numbers of a report.
 *
 * <p>Read {@link Footnote} first, then {@link Footnotes}, which collects those of a run, the
 * gravest first. {@link FootnoteMarks} gives the marks on a row. {@link CaseNotes}, {@link
 * KernelNotes} and {@link WarningNotes} write them.
 */
package smpcall.analysis.finding.note;
