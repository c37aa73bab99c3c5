// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SortedMap;
import smpcall.plan.Case;

/**
 * A fork that has ended: a line of {@code forks.jsonl}.
 *
 * @param caseId id of the case
 * @param block number of the block, from 1
 * @param position place in the order of the block, from 1
 * @param attempt number of the attempt, from 1; a resumed run repeats failed forks
 * @param started time of the start, UTC, ISO 8601
 * @param finished time of the end, UTC, ISO 8601
 * @param error error in one line; null if the fork gave a result
 * @param drawn parameters of the benchmark that were drawn for this fork; null: none
 * @param repeated why it was run again and is in no figure, in one line; null: it was not
 * @param noise disturbance of the fork's CPUs from start to end
 * @param result result of the fork; null if it failed
 */
public record Fork(
    @JsonProperty("case") String caseId,
    int block,
    int position,
    int attempt,
    String started,
    String finished,
    String error,
    SortedMap<String, String> drawn,
    String repeated,
    Noise noise,
    ForkResult result) {

  /**
   * The disturbance of a fork by others. Unknown values are null.
   *
   * @param stealMillis time that the hypervisor took from the fork's CPUs, milliseconds
   * @param foreignMillis time that other processes used of these CPUs, milliseconds
   * @param loadBefore load average of the minute before the fork
   */
  public record Noise(Long stealMillis, Long foreignMillis, Double loadBefore) {}

  /** Returns whether this is a fork of a case in a block. */
  public boolean isOf(Case testCase, int inBlock) {
    return block == inBlock && caseId.equals(testCase.id());
  }

  /** Returns whether it gave a result that counts. */
  @JsonIgnore
  public boolean isSound() {
    return error == null && repeated == null;
  }

  /** Returns the number of failures that the audit of the fork counted; 0 without a result. */
  public long failures() {
    return result == null ? 0 : result.count("failures").stream().mapToLong(Long::longValue).sum();
  }
}
