// SPDX-License-Identifier: Apache-2.0
/**
 * The appendix of a report, as a document: what it says, not how it looks.
 *
 * <p>Read {@link Appendix} first. It is the whole in the order in which it is read, and each part
 * is a section: the speeds ({@link SpeedSection}), the ratios ({@link RatioSection}), and so on to
 * what the figures mean ({@link ValiditySection}) and the commands that make them again ({@link
 * RepeatSection}). {@link Pictures} stand where their tables are.
 */
package smpcall.analysis.appendix;
