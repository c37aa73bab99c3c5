// SPDX-License-Identifier: Apache-2.0
/**
 * What a run says: measured numbers and statistics brought together, before anybody draws or prints
 * them.
 *
 * <p>{@link Findings} is all of it: the {@link CaseSpeed} of every case, every {@link Comparison}
 * with its verdict, the {@link CaseLatency} of every case whose calls were timed, the {@link
 * Correctness} of every version, what the instruments read ({@link Instrument}), and the {@link
 * Footnotes} that go with them. Only cases of one {@link Arrangement} are compared; a {@link
 * Series} is what one curve is drawn through. {@link WorkloadWords} is how a workload is spoken of.
 * {@link VerdictLine} puts the answer into one sentence, by rules, {@link Answer} into two. {@link
 * FootnoteMarks} say beside which numbers a {@link Footnote} stands. {@link RunOrder} is the run as
 * a machine that drifts sees it. {@link Role} says which comparisons are the declared {@link
 * Family}. {@link Wording} is how numbers are written everywhere, so that pictures, tables and
 * sentences agree to the last digit.
 */
package smpcall.analysis.finding;
