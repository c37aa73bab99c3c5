// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Median;

/**
 * Every fork of a run in the order of execution, with its speed relative to its case. A change that
 * all cases share at one time comes from the machine.
 */
public record RunOrder(List<Point> points) {

  /** The outcome of a fork. */
  public enum State {
    SOUND("sound"),
    /** It ran while something else had the machine, by the rule fixed before the run. */
    CONTAMINATED("contaminated"),
    /** Its CPUs moved, and it ran again. */
    REPEATED("repeated"),
    FAILED("failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As printed. */
    public String word() {
      return word;
    }

    static State of(Fork fork) {
      if (fork.error().isPresent() || fork.audit().failures() > 0) {
        return FAILED;
      }
      if (fork.isRepeated()) {
        return REPEATED;
      }
      return fork.isContaminated() ? CONTAMINATED : SOUND;
    }
  }

  /**
   * One fork.
   *
   * @param order the position in the run, from 1
   * @param relative its speed as a multiple of the median of its case; empty when it has none
   */
  public record Point(int order, Fork fork, State state, Optional<Double> relative) {}

  public static RunOrder of(Run run) {
    Map<StudyCase, List<Double>> values = new HashMap<>();
    for (Fork fork : run.forks()) {
      OptionalDouble counted = fork.isRepeated() ? OptionalDouble.empty() : CaseSpeed.valueOf(fork);
      counted.ifPresent(
          v -> values.computeIfAbsent(fork.studyCase(), c -> new ArrayList<>()).add(v));
    }
    Map<StudyCase, Double> medians = new HashMap<>();
    values.forEach(
        (c, all) ->
            medians.put(c, Median.of(all.stream().mapToDouble(Double::doubleValue).toArray())));
    List<Point> points = new ArrayList<>();
    for (Fork fork : run.forks()) {
      OptionalDouble value = CaseSpeed.valueOf(fork);
      points.add(
          new Point(
              points.size() + 1,
              fork,
              State.of(fork),
              value.isPresent() && medians.containsKey(fork.studyCase())
                  ? Optional.of(value.getAsDouble() / medians.get(fork.studyCase()))
                  : Optional.empty()));
    }
    return new RunOrder(List.copyOf(points));
  }

  /** The forks of one block. */
  public List<Point> of(int block) {
    return points.stream().filter(point -> point.fork().block() == block).toList();
  }

  /** The blocks that ran, ascending. */
  public List<Integer> blocks() {
    return points.stream().map(point -> point.fork().block()).distinct().sorted().toList();
  }
}
