// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * Noise of a fork above what its run allows: the fork is contaminated.
 *
 * @param kind of noise, with its unit
 * @param measured in that unit
 * @param limit likewise
 */
public record NoiseExcess(NoiseKind kind, double measured, double limit) {}
