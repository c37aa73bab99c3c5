// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The cost of the harness: how many round trips of a cache line one call of {@code floor} takes, on
 * the same CPUs in the same blocks.
 *
 * @param roundTrip the speed of ping-pong between two CPUs
 * @param floor the speed of the version that only prices the harness
 * @param multiple the time of the floor in round trips; empty when one of the two has no value
 * @param apart the number of blocks that the run's rule leaves out because their two forks were not
 *     at the same distance
 */
public record HarnessCost(
    CaseSpeed roundTrip, CaseSpeed floor, Optional<PairedRatio> multiple, int apart) {

  public static HarnessCost of(CaseSpeed roundTrip, CaseSpeed floor) {
    BlockPairs pairs = BlockPairs.of(floor, roundTrip);
    return new HarnessCost(
        roundTrip,
        floor,
        PairedRatio.of(times(floor, pairs.numerator()), times(roundTrip, pairs.denominator())),
        pairs.apart());
  }

  /** Whether two cases ran on the same CPUs and the same JDK. */
  public static boolean isOfSameCpus(CaseSpeed one, CaseSpeed other) {
    return one.studyCase().placement().equals(other.studyCase().placement())
        && one.studyCase().jdk().equals(other.studyCase().jdk());
  }

  private static SortedMap<Integer, Double> times(
      CaseSpeed speed, SortedMap<Integer, Double> values) {
    SortedMap<Integer, Double> times = new TreeMap<>();
    values.forEach((block, value) -> times.put(block, speed.nanoseconds(value)));
    return times;
  }
}
