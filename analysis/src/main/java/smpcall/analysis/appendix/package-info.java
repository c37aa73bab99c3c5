// SPDX-License-Identifier: Apache-2.0
/**
 * The appendix, as a document: what it says, not how it looks.
 *
 * <p>{@link Appendix} is the whole, in the order in which it is read: the question, the answer, the
 * tables ({@link SpeedSection}, {@link RatioSection}, {@link ScalingSection}, {@link
 * LatencySection}, {@link SteadyStateSection}, {@link CorrectnessSection}), how far the models are
 * from the real thing ({@link KernelSection}), the error of the instrument ({@link
 * InstrumentSection}, {@link ArmsSection}), the {@link SetupSection}, the run's order and its noise
 * ({@link NoiseSection}), what threatens its validity ({@link ValiditySection}), the {@link
 * FootnoteSection footnotes}, and how to {@link RepeatSection repeat} it. {@link Pictures} stand
 * where their tables are.
 */
package smpcall.analysis.appendix;
