// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.SortedSet;
import smpcall.analysis.draw.Axis;

/** The axis of numbers of CPUs, on which twice as many are one step further. */
final class CpuAxis {
  private static final double PADDING = 0.3;

  /** The most that two versions stand apart at one number of CPUs. */
  private static final double ASIDE = 0.07;

  /** The width of all versions together: a third of a step. */
  private static final double WIDTH = 0.33;

  private CpuAxis() {}

  /**
   * @param counts the numbers of CPUs, one or more
   */
  static Axis of(String title, SortedSet<Integer> counts) {
    return new Axis(
        title,
        at(counts.first()) - PADDING,
        at(counts.last()) + PADDING,
        counts.stream().map(cpus -> new Axis.Tick(at(cpus), String.valueOf(cpus))).toList());
  }

  static double at(double cpus) {
    return Math.log(cpus) / Math.log(2);
  }

  /** The distance between two of so many versions, so that none hides the next. */
  static double step(int versions) {
    return Math.min(ASIDE, WIDTH / versions);
  }

  /** The distance of a version from its number of CPUs, by its index among so many. */
  static double aside(int version, int versions) {
    return step(versions) * (version - (versions - 1) / 2.0);
  }
}
