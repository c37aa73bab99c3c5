// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.Optional;
import smpcall.analysis.compare.Side;
import smpcall.analysis.finding.speed.BlockPairs;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;

/**
 * One run of a case.
 *
 * @param state whether it has a speed
 * @param ratio the case's speed as a multiple of the floor's in the same block: the geometric mean
 *     over blocks, and the 95 % interval where n is not too small; empty unless the state is sound
 * @param apart the number of blocks that the run's rule leaves out because the case and the floor
 *     were not at the same distance
 * @param nanoseconds one caller's time for a call; empty unless something sound was measured
 * @param floorNanoseconds the same time for the floor
 */
public record HistoryPoint(
    Run run,
    StudyCase studyCase,
    State state,
    Optional<Centre> ratio,
    int apart,
    Optional<Centre> nanoseconds,
    Optional<Centre> floorNanoseconds) {

  /** The reason why a point has a value or none. */
  public enum State {
    SOUND("sound"),
    WRONG("failed its audit"),
    NO_FLOOR("no floor in its blocks"),
    NO_SPEED("no block in which it and the floor have a speed"),
    APART("in no block at the same distance as the floor");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  static HistoryPoint of(Run run, StudyCase c) {
    CaseSpeed speed = CaseSpeed.of(c, run);
    Optional<CaseSpeed> floor = Side.of(run).floorOf(run, c).map(f -> CaseSpeed.of(f, run));
    Optional<BlockPairs> pairs = floor.map(f -> BlockPairs.of(speed, f));
    Optional<Centre> ratio = pairs.flatMap(HistoryPoint::ratio);
    int apart = pairs.map(BlockPairs::apart).orElse(0);
    return new HistoryPoint(
        run,
        c,
        state(speed, floor, ratio, apart),
        ratio,
        apart,
        speed.nanoseconds(),
        floor.flatMap(CaseSpeed::nanoseconds));
  }

  private static State state(
      CaseSpeed speed, Optional<CaseSpeed> floor, Optional<Centre> ratio, int apart) {
    if (speed.isWrong()) {
      return State.WRONG;
    }
    if (floor.isEmpty()) {
      return State.NO_FLOOR;
    }
    if (ratio.isPresent()) {
      return State.SOUND;
    }
    return apart > 0 ? State.APART : State.NO_SPEED;
  }

  private static Optional<Centre> ratio(BlockPairs pairs) {
    double[] ratios = pairs.byBlock().values().stream().mapToDouble(Double::doubleValue).toArray();
    return ratios.length == 0 ? Optional.empty() : Optional.of(Centre.of(ratios));
  }

  /** The build of the JDK that ran it, such as {@code 17.0.15+6}. */
  public String jdkBuild() {
    return run.environment().jdks().get(studyCase.jdk()).version().orElse("not told");
  }

  /** The commit of the study, shortened; a plus sign where there were changes on top of it. */
  public String commit() {
    String hash = run.commit().map(c -> c.substring(0, Math.min(12, c.length()))).orElse("?");
    return hash + (run.dirty().orElse(false) ? "+" : "");
  }

  /** The day on which the run began, UTC. */
  public String day() {
    return run.started().replaceFirst("T.*", "");
  }
}
