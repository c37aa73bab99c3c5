// SPDX-License-Identifier: Apache-2.0

/**
 * Stored runs in the order of time: {@link CaseSeries} is one case over all runs that can be
 * compared, {@link History} makes them, {@link HistoryText} says what they show.
 */
package smpcall.analysis.history;
