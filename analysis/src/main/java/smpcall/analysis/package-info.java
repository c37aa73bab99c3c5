// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of the analysis: {@link smpcall.analysis.Main} and its commands.
 *
 * <p>Layers, imports point down only: this package; {@code appendix} (text) and {@code chart}
 * (pictures); {@code document} (forms of text); {@code finding} (what a run says); {@code run}
 * (reading) and {@code statistics} (pure numbers).
 */
package smpcall.analysis;
