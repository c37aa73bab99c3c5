// SPDX-License-Identifier: Apache-2.0
/**
 * The analysis: reads stored results, and writes charts, tables, the appendix and the verdict.
 *
 * <p>This package has no class. Start with {@code cli}, which has the commands, or with {@code
 * finding}, which has the answers. Imports point down only, in this order: {@code cli}; {@code
 * history}, {@code compare}, {@code report} (the files of each command); {@code appendix} and
 * {@code chart}; {@code draw} and {@code table}; {@code finding}; {@code run} (the measurements)
 * and {@code statistics} (pure numbers). {@code LayersTest} checks it.
 */
package smpcall.analysis;
