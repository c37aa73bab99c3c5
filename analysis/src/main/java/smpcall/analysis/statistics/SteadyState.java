// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Whether the iterations of one fork, warm-up and measured, reached one steady speed. After Barrett
 * and others, "Virtual machine warmup blows hot and cold" (Proceedings of the ACM on Programming
 * Languages 1, OOPSLA, 2017): change points divide the iterations into levels; levels close to the
 * last one count as the same.
 *
 * @param kind the course of the levels
 * @param from the first iteration at the last level, counted from 1 through warm-up and
 *     measurement; 1 when flat
 * @param warmup the number of warm-up iterations
 */
public record SteadyState(Kind kind, int from, int warmup) {
  /** The smallest number of iterations for a result. */
  public static final int ENOUGH = 8;

  /** Levels closer than this on the logarithmic scale are one: 3 %, as in {@link Margin#LEAST}. */
  private static final double SAME = Margin.LEAST.log();

  /** The course of a fork's levels. */
  public enum Kind {
    /** One level from the first iteration on. */
    FLAT("flat"),
    /** The levels changed in the warm-up only: all measured iterations are at one. */
    STEADY("steady after warm-up"),
    /** The level changed while it was measured, and the last one is the fastest. */
    WARMING("warming"),
    /** The level changed while it was measured, and one before the last was faster. */
    SLOWING("slowing"),
    /** The level changed while it was measured, within the last quarter of the iterations. */
    NONE("none");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As printed. */
    public String word() {
      return word;
    }
  }

  /**
   * @param warmup the speeds of the warm-up iterations, in order; may be empty
   * @param measured the speeds of the measured iterations, in order, in the same unit
   * @return the state; empty with fewer than {@link #ENOUGH} iterations, or when one is no number
   *     above 0
   */
  public static Optional<SteadyState> of(double[] warmup, double[] measured) {
    double[] all = DoubleStream.concat(Arrays.stream(warmup), Arrays.stream(measured)).toArray();
    if (all.length < ENOUGH || !Arrays.stream(all).allMatch(v -> v > 0 && Double.isFinite(v))) {
      return Optional.empty();
    }
    double[] logs = Arrays.stream(all).map(StrictMath::log).toArray();
    List<Integer> begins = new ArrayList<>(List.of(0));
    begins.addAll(ChangePoints.of(logs));
    double[] levels = levels(logs, begins);
    double last = levels[levels.length - 1];
    int steady = levels.length - 1;
    while (steady > 0 && Math.abs(levels[steady - 1] - last) <= SAME) {
      steady--;
    }
    int from = begins.get(steady) + 1;
    if (from <= warmup.length + 1) {
      return Optional.of(new SteadyState(from == 1 ? Kind.FLAT : Kind.STEADY, from, warmup.length));
    }
    boolean late = from - 1 > all.length - quarter(all.length);
    Kind kind = late ? Kind.NONE : changing(levels, steady);
    return Optional.of(new SteadyState(kind, from, warmup.length));
  }

  private static Kind changing(double[] levels, int steady) {
    double last = levels[levels.length - 1];
    boolean faster = Arrays.stream(levels, 0, steady).anyMatch(level -> level > last + SAME);
    return faster ? Kind.SLOWING : Kind.WARMING;
  }

  private static int quarter(int iterations) {
    return (iterations + 3) / 4;
  }

  private static double[] levels(double[] logs, List<Integer> begins) {
    List<Integer> ends = new ArrayList<>(begins.subList(1, begins.size()));
    ends.add(logs.length);
    double[] levels = new double[begins.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Median.of(Arrays.copyOfRange(logs, begins.get(i), ends.get(i)));
    }
    return levels;
  }

  /** Whether all measured iterations have one level, so that their median represents it. */
  public boolean isSettled() {
    return from <= warmup + 1;
  }
}
