// SPDX-License-Identifier: Apache-2.0

/**
 * Runs against runs: which of two sides is slower, and whether they may be compared at all. A side
 * is one or more stored runs, or one JDK of them.
 */
package smpcall.analysis.compare;
