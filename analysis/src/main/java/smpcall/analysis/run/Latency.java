// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How long a share of a fork's calls took, from begin to return.
 *
 * @param every one call in so many was timed, in random order
 * @param clockNanos what one reading of the clock cost in that fork; it is in every time
 * @param droppedIterations measured iterations whose calls are not in it, because they have no
 *     speed
 * @param calls the timed ones of all threads and all sound iterations
 */
public record Latency(int every, double clockNanos, int droppedIterations, TimedCalls calls) {

  @JsonCreator
  static Latency of(
      @JsonProperty("every") int every,
      @JsonProperty("clockNanos") double clockNanos,
      @JsonProperty("droppedIterations") int droppedIterations,
      @JsonProperty("histogram") String histogram) {
    Member.requirePositive("every", every);
    Member.requireMeasured("clockNanos", clockNanos);
    return new Latency(
        every, clockNanos, droppedIterations, TimedCalls.decode("histogram", histogram));
  }
}
