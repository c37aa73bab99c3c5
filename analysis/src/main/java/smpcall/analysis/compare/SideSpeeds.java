// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.speed.BlockPairs;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.MeanInterval;

/**
 * The speeds of one case on one side.
 *
 * @param ofRuns the speeds of each run that has the case
 */
record SideSpeeds(List<OfRun> ofRuns) {

  /**
   * The speeds of one run.
   *
   * @param floor the floor of the same blocks; empty when the run has none, and for the floor
   *     itself
   * @param contaminated the number of contaminated forks, which have no speed
   * @param contaminatedFloors the same number for the floor
   */
  private record OfRun(
      CaseSpeed speed, Optional<CaseSpeed> floor, long contaminated, long contaminatedFloors) {

    static OfRun of(Run run, StudyCase c, Optional<StudyCase> floor) {
      return new OfRun(
          CaseSpeed.of(c, run),
          floor.map(f -> CaseSpeed.of(f, run)),
          contaminated(run, c),
          floor.map(f -> contaminated(run, f)).orElse(0L));
    }

    private static long contaminated(Run run, StudyCase c) {
      return run.forksOf(c).stream().filter(Fork::isContaminated).count();
    }

    /** The speeds by block, as multiples of the floor of that block or in operations per second. */
    SortedMap<Integer, Double> normalised(boolean inFloors) {
      return inFloors ? BlockPairs.of(speed, floor.orElseThrow()).byBlock() : speed.soundValues();
    }
  }

  static SideSpeeds of(Side side, CaseKey key, boolean withJdk) {
    List<OfRun> all = new ArrayList<>();
    for (Run run : side.runs()) {
      side.cases(run)
          .filter(c -> CaseKey.of(c, withJdk).equals(key))
          .forEach(c -> all.add(OfRun.of(run, c, side.floorOf(run, c))));
    }
    return new SideSpeeds(List.copyOf(all));
  }

  boolean isWrong() {
    return ofRuns.stream().anyMatch(run -> run.speed.isWrong());
  }

  /** Whether it failed an audit that it is expected to pass. */
  boolean isWrongNow() {
    return ofRuns.stream().anyMatch(run -> run.speed.isWrong() && !run.speed.studyCase().mayFail());
  }

  /** Whether its version may fail the audit. */
  boolean mayFail() {
    return ofRuns.stream().anyMatch(run -> run.speed.studyCase().mayFail());
  }

  /** Whether there are enough runs to make each of them one value. */
  boolean canCountRuns() {
    return ofRuns.size() >= MeanInterval.ENOUGH;
  }

  /** The pairs of both sides, which are the same single run. */
  BlockPairs pairsWith(SideSpeeds other) {
    return BlockPairs.of(ofRuns.get(0).speed, other.ofRuns.get(0).speed);
  }

  /** Whether each of its runs has a floor with a speed in the same blocks. */
  boolean canCountFloors() {
    return ofRuns.stream().allMatch(run -> run.floor.filter(CaseSpeed::isSound).isPresent());
  }

  /**
   * One value for each fork, or the geometric mean of the forks for each run.
   *
   * @param byRun whether each run is one value
   * @param inFloors whether values are multiples of the floor, instead of operations per second
   */
  double[] normalised(boolean byRun, boolean inFloors) {
    return ofRuns.stream()
        .map(run -> run.normalised(inFloors).values().stream().mapToDouble(v -> v).toArray())
        .filter(values -> values.length > 0)
        .flatMapToDouble(
            values -> byRun ? DoubleStream.of(Centre.of(values).mean()) : Arrays.stream(values))
        .toArray();
  }

  /** The number of forks that have no multiple of the floor, as their distance differs from it. */
  int apartFromFloors() {
    return ofRuns.stream()
        .mapToInt(run -> run.floor.map(f -> BlockPairs.of(run.speed, f).apart()).orElse(0))
        .sum();
  }

  /**
   * The number of contaminated forks.
   *
   * @param withFloors whether to add those of the floors
   */
  long contaminated(boolean withFloors) {
    return ofRuns.stream()
        .mapToLong(run -> run.contaminated + (withFloors ? run.contaminatedFloors : 0))
        .sum();
  }

  /** One caller's time for a call in each fork, nanoseconds. */
  double[] nanoseconds() {
    return ofRuns.stream()
        .flatMapToDouble(run -> Arrays.stream(run.speed.nanosecondsOfForks()))
        .toArray();
  }
}
