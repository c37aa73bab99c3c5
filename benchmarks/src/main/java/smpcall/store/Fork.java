// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import smpcall.benchmark.Latency;
import smpcall.benchmark.RoundTrip;
import smpcall.plan.Case;

/**
 * One fork that ended. A member of {@code run.json}; described in benchmarks/results/README.md.
 *
 * @param caseId the case
 * @param block from 1
 * @param position in the block, from 1
 * @param attempt from 1: a fork that failed is run again when the run is resumed
 * @param started UTC, ISO 8601
 * @param finished UTC, ISO 8601
 * @param raw index of its row in the {@code rawData} of the case in {@code jmh.json}, null when
 *     failed
 * @param error one line, null when all is well
 * @param warmup scores of the warm-up iterations, operations per second
 * @param stealMillis that the hypervisor took from its CPUs while it ran, or null
 * @param foreignMillis that other processes of the host used of its CPUs while it ran, or null
 * @param loadBefore load average before it, or null
 * @param megahertz the frequency of its slowest CPU at its end, or null
 * @param latency of its calls, null where none is taken
 * @param roundTripNanos of a cache line between its first two CPUs, null where not measured
 */
public record Fork(
    @JsonProperty("case") String caseId,
    int block,
    int position,
    int attempt,
    String started,
    String finished,
    Integer raw,
    String error,
    List<Double> warmup,
    Long stealMillis,
    Long foreignMillis,
    Double loadBefore,
    Double megahertz,
    Latency latency,
    RoundTrip roundTripNanos) {

  Fork withRaw(Integer index) {
    return new Fork(
        caseId,
        block,
        position,
        attempt,
        started,
        finished,
        index,
        error,
        warmup,
        stealMillis,
        foreignMillis,
        loadBefore,
        megahertz,
        latency,
        roundTripNanos);
  }

  boolean isOf(Case testCase, int inBlock) {
    return block == inBlock && caseId.equals(testCase.id());
  }
}
