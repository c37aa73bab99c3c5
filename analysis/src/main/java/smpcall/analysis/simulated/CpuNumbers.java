// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.List;
import java.util.Optional;
import smpcall.analysis.run.SimulatedRun;

/** Selects from the numbers of CPUs that were simulated. */
public final class CpuNumbers {
  /** Below it a size depends on the parameters more than on the version. */
  static final int LEAST = 8;

  /** A growth is told over about this factor. */
  private static final int FACTOR = 16;

  private CpuNumbers() {}

  /**
   * Two numbers of CPUs between which something grows.
   *
   * @param from the smaller one
   */
  record Span(int from, int to) {
    /** Words such as {@code 16 to 256}. */
    String words() {
      return from + " to " + to;
    }
  }

  /** The numbers of some runs, ascending. */
  static List<Integer> of(List<SimulatedRun> runs) {
    return runs.stream().map(SimulatedRun::cpus).distinct().sorted().toList();
  }

  /** Those whose sizes are worth showing: all from {@link #LEAST} on, or all if none is. */
  static List<Integer> large(List<Integer> cpus) {
    List<Integer> large = cpus.stream().filter(n -> n >= LEAST).toList();
    return large.isEmpty() ? cpus : large;
  }

  /** Up to three of those: the smallest, one in the middle and the largest. */
  public static List<Integer> few(List<Integer> cpus) {
    List<Integer> large = large(cpus);
    int n = large.size();
    return n < 4 ? large : List.of(large.get(0), large.get(n / 2), large.get(n - 1));
  }

  /**
   * The largest number, and the smallest of {@link #large} that is not below a 16th of it; the one
   * before it where there is none. Empty for one number.
   */
  static Optional<Span> span(List<Integer> cpus) {
    if (cpus.size() < 2) {
      return Optional.empty();
    }
    int to = cpus.get(cpus.size() - 1);
    int before = cpus.get(cpus.size() - 2);
    int from = large(cpus).stream().filter(n -> n * FACTOR >= to).findFirst().orElse(before);
    return Optional.of(new Span(Math.min(from, before), to));
  }
}
