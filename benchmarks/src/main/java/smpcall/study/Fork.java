// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One fork that finished. A member of {@code run.json}; described in benchmarks/results/README.md.
 *
 * @param caseId the case
 * @param block from 1
 * @param position in the block, from 1
 * @param started UTC, ISO 8601
 * @param finished UTC, ISO 8601
 * @param raw index of its row in the {@code rawData} of the case in {@code jmh.json}, null when
 *     failed
 * @param error one line, null when all is well
 * @param warmup scores of the warm-up iterations, operations per second
 * @param stealMillis while it ran
 * @param loadBefore load average before it
 */
record Fork(
    @JsonProperty("case") String caseId,
    int block,
    int position,
    String started,
    String finished,
    Integer raw,
    String error,
    List<Double> warmup,
    Long stealMillis,
    Double loadBefore) {

  Fork withRaw(Integer index) {
    return new Fork(
        caseId, block, position, started, finished, index, error, warmup, stealMillis, loadBefore);
  }
}
