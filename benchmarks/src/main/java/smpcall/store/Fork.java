// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import smpcall.plan.Case;

/**
 * One fork that ended: a line of {@code forks.jsonl}.
 *
 * @param caseId the case's id
 * @param block from 1
 * @param position in the block, from 1
 * @param attempt from 1: a fork that failed is run again when the run is resumed
 * @param started UTC, ISO 8601
 * @param finished UTC, ISO 8601
 * @param error one line; null when the fork gave a result
 * @param noise of its CPUs from start to finish
 * @param result null when the fork failed
 */
public record Fork(
    @JsonProperty("case") String caseId,
    int block,
    int position,
    int attempt,
    String started,
    String finished,
    String error,
    Noise noise,
    ForkResult result) {

  /**
   * What disturbed a fork. Each is null where the host does not tell it.
   *
   * @param stealMillis time that the hypervisor took from the fork's CPUs, milliseconds
   * @param foreignMillis time that other processes used of these CPUs, milliseconds
   * @param loadBefore load average of the minute before the fork
   */
  public record Noise(Long stealMillis, Long foreignMillis, Double loadBefore) {}

  /** Whether this is a fork of that case in that block. */
  public boolean isOf(Case testCase, int inBlock) {
    return block == inBlock && caseId.equals(testCase.id());
  }

  /** Number of failures that the audit of the fork counted; 0 when it gave no result. */
  public long failures() {
    return result == null ? 0 : result.count("failures").stream().mapToLong(Long::longValue).sum();
  }
}
