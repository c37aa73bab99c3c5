// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The times of a share of a fork's calls, from begin to return; of paced calls also from when each
 * was due.
 *
 * @param every N where one call in N was timed, chosen at random, 1 or more
 * @param clockNanos the time of one reading of the clock, nanoseconds, which is in every time
 * @param droppedIterations the number of iterations without a speed, whose calls are left out
 * @param calls the timed calls of all threads and all sound iterations, from begin to return
 * @param fromDue the same from when they were due; empty where calls are back to back
 */
public record Latency(
    int every,
    double clockNanos,
    int droppedIterations,
    TimedCalls calls,
    Optional<TimedCalls> fromDue) {

  @JsonCreator
  static Latency of(
      @JsonProperty("every") int every,
      @JsonProperty("clockNanos") double clockNanos,
      @JsonProperty("droppedIterations") int droppedIterations,
      @JsonProperty("histogram") String histogram,
      @JsonProperty("fromDue") Optional<String> fromDue) {
    Member.requirePositive("every", every);
    Member.requireMeasured("clockNanos", clockNanos);
    return new Latency(
        every,
        clockNanos,
        droppedIterations,
        TimedCalls.decode("histogram", histogram),
        fromDue.map(text -> TimedCalls.decode("fromDue", text)));
  }
}
