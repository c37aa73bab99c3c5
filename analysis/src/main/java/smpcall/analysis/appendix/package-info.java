// SPDX-License-Identifier: Apache-2.0
/**
 * The appendix: plain text to be pasted into a mail.
 *
 * <p>{@link Appendix} is the whole, in the order in which it is read: the verdict, the {@link
 * SetUp}, the tables ({@link SpeedSection}, {@link RatioSection}, {@link CorrectnessSection},
 * {@link InstrumentSection}), the {@link FootnoteSection footnotes}, what the figures {@link
 * Meaning mean}, and how to repeat them. {@link TextTable} and {@link Paragraph} keep everything
 * within 72 columns of ASCII.
 */
package smpcall.analysis.appendix;
