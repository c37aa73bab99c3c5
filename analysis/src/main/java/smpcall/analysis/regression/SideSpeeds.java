// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.result.Run;
import smpcall.analysis.statistics.MeanInterval;
import smpcall.analysis.statistics.Median;

/**
 * What one side measured of one thing.
 *
 * @param ofRuns for each of its runs that has it
 */
record SideSpeeds(List<OfRun> ofRuns) {

  /**
   * One run's.
   *
   * @param floor of the same blocks; empty where the run has none, and for the floor itself
   */
  private record OfRun(CaseSpeed speed, Optional<CaseSpeed> floor) {

    /** By block, in floors of that block; operations per second where there is no floor. */
    SortedMap<Integer, Double> normalised() {
      SortedMap<Integer, Double> all = new TreeMap<>();
      speed
          .soundValues()
          .forEach(
              (block, value) -> {
                if (floor.isEmpty()) {
                  all.put(block, value);
                } else if (floor.get().soundValues().containsKey(block)) {
                  all.put(block, value / floor.get().soundValues().get(block));
                }
              });
      return all;
    }
  }

  static SideSpeeds of(Side side, CaseKey key, boolean withJdk) {
    List<OfRun> all = new ArrayList<>();
    for (Run run : side.runs()) {
      side.cases(run)
          .filter(c -> CaseKey.of(c, withJdk).equals(key))
          .forEach(
              c -> {
                Optional<CaseSpeed> floor =
                    side.floorOf(run, c).map(f -> CaseSpeed.of(f, run.forksOf(f)));
                all.add(new OfRun(CaseSpeed.of(c, run.forksOf(c)), floor));
              });
    }
    return new SideSpeeds(List.copyOf(all));
  }

  boolean isWrong() {
    return ofRuns.stream().anyMatch(run -> run.speed.isWrong());
  }

  /** Whether there are enough runs to take each of them as one value. */
  boolean canCountRuns() {
    return ofRuns.size() >= MeanInterval.ENOUGH;
  }

  /** Operations per second of the only run, by block. */
  SortedMap<Integer, Double> byBlock() {
    return ofRuns.get(0).speed.soundValues();
  }

  /** One value for each fork, in floors; or for each run, the median of its forks. */
  double[] normalised(boolean byRun) {
    return ofRuns.stream()
        .map(run -> run.normalised().values().stream().mapToDouble(v -> v).toArray())
        .filter(values -> values.length > 0)
        .flatMapToDouble(
            values -> byRun ? DoubleStream.of(Median.of(values)) : Arrays.stream(values))
        .toArray();
  }

  /** One caller's time for a call in each fork, nanoseconds. */
  double[] nanoseconds() {
    return ofRuns.stream()
        .flatMapToDouble(run -> Arrays.stream(run.speed.nanosecondsOfForks()))
        .toArray();
  }
}
