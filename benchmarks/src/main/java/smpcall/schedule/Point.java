// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.function.Predicate;
import smpcall.machine.DelayPoint;
import smpcall.schedule.Event.Kind;

/**
 * Where a CPU is stopped: right after a step of its own.
 *
 * @param text what that step is, in kernel terms
 * @param step whether it is that
 */
public record Point(String text, Predicate<Event> step) {

  /** At a delay point. */
  public static Point at(DelayPoint point) {
    return new Point("is at " + point, event -> event.point() == point);
  }

  /** It has read that field of the entry of {@code owner}. */
  public static Point reads(String field, int owner) {
    return new Point("reads " + field + " of " + owner, e -> e.is(Kind.READ, field, owner));
  }

  /** It has stored to that field of the entry of {@code owner}. */
  public static Point writes(String field, int owner) {
    return new Point("writes " + field + " of " + owner, e -> e.is(Kind.WRITE, field, owner));
  }

  /** It has changed that field of the entry of {@code owner} atomically. */
  public static Point updates(String field, int owner) {
    return new Point("updates " + field + " of " + owner, e -> e.is(Kind.UPDATE, field, owner));
  }

  /** It has interrupted {@code target}. */
  public static Point interrupts(int target) {
    return new Point(
        "interrupts " + target, event -> event.is(Kind.WRITE, "call_function_ipi", target));
  }

  /** It has run a function that {@code sender} called. */
  public static Point runs(int sender) {
    return new Point("runs a call of " + sender, e -> e.kind() == Kind.RUN && e.after() == sender);
  }

  /** A call of its own has returned. */
  public static Point returns() {
    return new Point("returns", event -> event.kind() == Kind.RETURN);
  }

  /** Nowhere: it runs until it waits. */
  public static Point waits() {
    return new Point("waits", event -> false);
  }
}
