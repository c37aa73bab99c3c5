// SPDX-License-Identifier: Apache-2.0
/**
 * The appendix, as a document: what it says, not how it looks.
 *
 * <p>{@link Appendix} is the whole, in the order in which it is read: the question, the answer, the
 * tables ({@link SpeedSection}, {@link RatioSection}, {@link ScalingSection}, {@link
 * LatencySection}, {@link SteadySection}, {@link CorrectnessSection}), how far the models are from
 * the real thing ({@link RealitySection}), the error of the instrument ({@link InstrumentSection},
 * {@link ArmsSection}), the {@link SetUp}, the run's order and its noise ({@link NoiseSection}),
 * what threatens its validity ({@link Meaning}), the {@link FootnoteSection footnotes}, and how to
 * {@link Repeat repeat} it. {@link Pictures} stand where their tables are.
 */
package smpcall.analysis.appendix;
