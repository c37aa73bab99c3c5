// SPDX-License-Identifier: Apache-2.0
/**
 * The content of a report's appendix, as a document without a form.
 *
 * <p>Read {@link Appendix} first. It has all parts in reading order, and each part is a section:
 * the speeds ({@link SpeedSection}), the ratios ({@link RatioSection}), and so on to the threats to
 * validity ({@link ValiditySection}) and the commands to repeat the run ({@link RepeatSection}).
 * {@link Pictures} go with their tables.
 */
package smpcall.analysis.appendix;
