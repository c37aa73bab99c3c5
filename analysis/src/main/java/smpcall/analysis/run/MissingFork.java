// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * A fork that was planned and is not there.
 *
 * @param block from 1
 */
public record MissingFork(int block, String caseId) {}
