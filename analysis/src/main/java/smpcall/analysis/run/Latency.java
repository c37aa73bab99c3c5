// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

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

  /**
   * @param fork how messages name the fork
   */
  static Latency of(Members latency, String fork) {
    return new Latency(
        latency.positive("every"),
        latency.number("clockNanos"),
        latency.integer("droppedIterations"),
        TimedCalls.decode(latency.text("histogram"), latency.file() + ": " + fork));
  }
}
