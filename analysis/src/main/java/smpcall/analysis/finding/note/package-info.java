// SPDX-License-Identifier: Apache-2.0
/**
 * Footnotes: what must be known besides a number.
 *
 * <p>Read {@link Footnote} first, then {@link Footnotes}, which collects those of a run, the
 * gravest first. {@link FootnoteMarks} gives the numbers of the notes on a row of a table. {@link
 * CaseNotes}, {@link KernelNotes} and {@link WarningNotes} write them.
 */
package smpcall.analysis.finding.note;
