// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of a report as data, with or without a picture.
 *
 * <p>Read {@link Csv} first, the form of all of them, then {@link RatioTable}. Golden files cover
 * these tables, not the pictures.
 */
package smpcall.analysis.table;
