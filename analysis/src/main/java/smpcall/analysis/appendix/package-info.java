// SPDX-License-Identifier: Apache-2.0
/**
 * The appendix, as a document: what it says, not how it looks.
 *
 * <p>{@link Appendix} is the whole, in the order in which it is read: the verdict, the {@link
 * SetUp}, the tables ({@link SpeedSection}, {@link RatioSection}, {@link LatencySection}, {@link
 * CorrectnessSection}, {@link InstrumentSection}), the {@link FootnoteSection footnotes}, what the
 * figures {@link Meaning mean}, and how to {@link Repeat repeat} them.
 */
package smpcall.analysis.appendix;
