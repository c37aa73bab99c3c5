// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Whether the iterations of one fork, warm-up and measured, came to rest at one speed. After
 * Barrett and others, "Virtual machine warmup blows hot and cold" (Proceedings of the ACM on
 * Programming Languages 1, OOPSLA, 2017): change points divide the iterations into levels; levels
 * that hardly differ from the last one count as it.
 *
 * @param kind what the levels do
 * @param from the iteration, from 1 and counted through warm-up and measurement, from which on all
 *     levels are the last one; 1 when flat
 * @param warmup how many of the iterations were warm-up
 */
public record SteadyState(Kind kind, int from, int warmup) {
  /** With fewer iterations nothing is said. */
  public static final int ENOUGH = 8;

  /** Levels closer than this on the logarithmic scale are one: 3 %, as in {@link Margin#LEAST}. */
  private static final double SAME = Margin.LEAST.log();

  /** What the levels of a fork do. */
  public enum Kind {
    /** One level from the first iteration on. */
    FLAT("flat"),
    /** The last level is the fastest. */
    WARMING("warming"),
    /** A level before the last one was faster. */
    SLOWING("slowing"),
    /** The level still changed within the last quarter of the iterations. */
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
   * @param warmup speeds of the warm-up iterations, in order; may be empty
   * @param measured those of the measured ones, in the same unit
   * @return empty when there are fewer than {@link #ENOUGH}, or one is no number above 0
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
    return Optional.of(
        new SteadyState(kind(levels, steady, from, all.length), from, warmup.length));
  }

  private static Kind kind(double[] levels, int steady, int from, int iterations) {
    if (steady == 0) {
      return Kind.FLAT;
    }
    if (from - 1 > iterations - quarter(iterations)) {
      return Kind.NONE;
    }
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

  /** Whether all measured iterations are of one level, so that their median means it. */
  public boolean isSettled() {
    return kind != Kind.NONE && from <= warmup + 1;
  }
}
