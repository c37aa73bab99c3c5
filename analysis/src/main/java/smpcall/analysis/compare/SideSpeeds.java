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
   * @param contaminated forks, which have no speed
   * @param contaminatedFloors likewise of the floor
   */
  private record OfRun(
      CaseSpeed speed, Optional<CaseSpeed> floor, long contaminated, long contaminatedFloors) {

    static OfRun of(Run run, StudyCase c, Optional<StudyCase> floor) {
      return new OfRun(
          CaseSpeed.of(c, run.forksOf(c)),
          floor.map(f -> CaseSpeed.of(f, run.forksOf(f))),
          contaminated(run, c),
          floor.map(f -> contaminated(run, f)).orElse(0L));
    }

    private static long contaminated(Run run, StudyCase c) {
      return run.forksOf(c).stream().filter(Fork::isContaminated).count();
    }

    /** By block, in floors of that block; or operations per second. */
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

  /** Whether it failed an audit that it must pass. */
  boolean isWrongNow() {
    return ofRuns.stream().anyMatch(run -> run.speed.isWrong() && !run.speed.studyCase().mayFail());
  }

  /** Whether there are enough runs to take each of them as one value. */
  boolean canCountRuns() {
    return ofRuns.size() >= MeanInterval.ENOUGH;
  }

  /** The only run of each side, block by block: both are the same one. */
  BlockPairs pairsWith(SideSpeeds other) {
    return BlockPairs.of(ofRuns.get(0).speed, other.ofRuns.get(0).speed);
  }

  /** Whether each of its runs has the floor of the same blocks, with a speed. */
  boolean canCountFloors() {
    return ofRuns.stream().allMatch(run -> run.floor.filter(CaseSpeed::isSound).isPresent());
  }

  /**
   * One value for each fork; or for each run, the median of its forks.
   *
   * @param inFloors of the same block, instead of operations per second
   */
  double[] normalised(boolean byRun, boolean inFloors) {
    return ofRuns.stream()
        .map(run -> run.normalised(inFloors).values().stream().mapToDouble(v -> v).toArray())
        .filter(values -> values.length > 0)
        .flatMapToDouble(
            values -> byRun ? DoubleStream.of(Median.of(values)) : Arrays.stream(values))
        .toArray();
  }

  /** How many forks are not at the distance of their floors, and so have no value in floors. */
  int apartFromFloors() {
    return ofRuns.stream()
        .mapToInt(run -> run.floor.map(f -> BlockPairs.of(run.speed, f).apart()).orElse(0))
        .sum();
  }

  /**
   * How many forks others disturbed too much.
   *
   * @param withFloors those of the floors, too
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
