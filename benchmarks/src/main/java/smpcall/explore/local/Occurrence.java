// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import smpcall.machine.DelayPoint;
import smpcall.machine.Warning;

/**
 * Something that code does between two operations and that no other CPU can see.
 *
 * @param kind kind of occurrence
 * @param subject call that is run or whose result is read; ordinal of a point or warning
 * @param argument {@code info} that the function got, or result that the caller saw
 */
public record Occurrence(Kind kind, int subject, long argument) {

  /** The kind of an occurrence. */
  public enum Kind {
    /** Runs the function of a call. */
    RUN,
    /** Sees the result of a call. */
    RESULT,
    /** Is at a delay point. */
    POINT,
    /** Warns. */
    WARNING,
    /** Has read the mask of the CPUs that it interrupts, and it was empty. */
    INTERRUPTS_NOBODY,
    /** Relaxes in a wait loop. */
    RELAX
  }

  static final Occurrence RELAX = new Occurrence(Kind.RELAX, 0, 0);
  static final Occurrence INTERRUPTS_NOBODY = new Occurrence(Kind.INTERRUPTS_NOBODY, 0, 0);

  static Occurrence at(DelayPoint point) {
    return new Occurrence(Kind.POINT, point.ordinal(), 0);
  }

  static Occurrence warned(Warning warning) {
    return new Occurrence(Kind.WARNING, warning.ordinal(), 0);
  }

  /** The delay point. */
  public DelayPoint point() {
    return DelayPoint.values()[subject];
  }

  /** The warning. */
  public Warning warning() {
    return Warning.values()[subject];
  }
}
