// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

/**
 * A change point of a series.
 *
 * @param first the first run at the new level
 * @param ratio speeds: the median since then, up to the next change, against the median before it
 *     back to the one before
 * @param p of the permutation test
 */
public record LevelChange(HistoryPoint first, double ratio, double p) {}
