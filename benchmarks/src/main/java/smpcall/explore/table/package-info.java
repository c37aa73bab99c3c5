// SPDX-License-Identifier: Apache-2.0
/** Verdicts and the uses of orderings as tables. */
package smpcall.explore.table;
