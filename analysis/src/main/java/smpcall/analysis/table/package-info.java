// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of a report as data: what is behind each picture, and what has none.
 *
 * <p>Read {@link Csv} first, the form of all of them, then {@link RatioTable}. Tests seal these
 * tables, not the pictures.
 */
package smpcall.analysis.table;
