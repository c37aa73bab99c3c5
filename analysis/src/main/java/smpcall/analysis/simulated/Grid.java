// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.statistics.Interval;

/**
 * The cells of the grid of one scene: their parameters were drawn over the ranges that machines
 * have. What holds in all of them depends on no single value.
 *
 * @param runs the runs, none or more
 */
public record Grid(Scene scene, List<SimulatedRun> runs) {

  /**
   * What cells give.
   *
   * @param cells the number of cells
   * @param range the smallest and the largest value
   */
  public record Range(int cells, Interval range) {
    /** The range of some values; empty without any. */
    static Optional<Range> of(double... values) {
      return values.length == 0
          ? Optional.empty()
          : Optional.of(
              new Range(values.length, new Interval(StatUtils.min(values), StatUtils.max(values))));
    }
  }

  /** The number of its cells. */
  public int cells() {
    return (int) runs.stream().map(SimulatedRun::set).distinct().count();
  }

  /** The numbers of CPUs of its runs. */
  public List<Integer> cpus() {
    return CpuNumbers.of(runs);
  }

  /** The runs of a subject on so many CPUs, by the parameters of their cells. */
  Map<String, SimulatedRun> at(String subject, int cpus) {
    Map<String, SimulatedRun> cells = new TreeMap<>();
    for (SimulatedRun run : runs) {
      if (run.subject().equals(subject) && run.cpus() == cpus) {
        cells.put(run.set(), run);
      }
    }
    return cells;
  }

  /** A value over the cells that have counts. */
  Optional<Range> range(String subject, int cpus, ToDoubleFunction<SimulatedRun> value) {
    return Range.of(
        at(subject, cpus).values().stream()
            .filter(run -> !run.isFailed())
            .mapToDouble(value)
            .toArray());
  }

  /** The runs of two subjects or numbers of CPUs, side by side, in the cells that have both. */
  static List<Pair> pairs(Map<String, SimulatedRun> ones, Map<String, SimulatedRun> others) {
    List<Pair> pairs = new ArrayList<>();
    ones.forEach(
        (set, one) -> {
          if (others.containsKey(set)) {
            pairs.add(new Pair(one, others.get(set)));
          }
        });
    return pairs;
  }

  /** Two runs in one cell. */
  public record Pair(SimulatedRun one, SimulatedRun other) {
    boolean isFailed() {
      return one.isFailed() || other.isFailed();
    }
  }
}
