// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.function.Predicate;
import smpcall.machine.DelayPoint;
import smpcall.schedule.Event.Kind;

/**
 * The step after which a schedule stops a CPU.
 *
 * @param text name of the step, in kernel terms
 * @param step test for the step
 */
public record StopPoint(String text, Predicate<Event> step) {

  /** The CPU is at a delay point. */
  public static StopPoint at(DelayPoint point) {
    return new StopPoint("is at " + point, event -> event.point() == point);
  }

  /** The CPU has read that field of the entry of {@code owner}. */
  public static StopPoint reads(String field, int owner) {
    return new StopPoint("reads " + field + " of " + owner, e -> e.is(Kind.READ, field, owner));
  }

  /** The CPU has stored to that field of the entry of {@code owner}. */
  public static StopPoint writes(String field, int owner) {
    return new StopPoint("writes " + field + " of " + owner, e -> e.is(Kind.WRITE, field, owner));
  }

  /** The CPU has atomically updated that field of the entry of {@code owner}. */
  public static StopPoint updates(String field, int owner) {
    return new StopPoint("updates " + field + " of " + owner, e -> e.is(Kind.UPDATE, field, owner));
  }

  /** The CPU has interrupted {@code target}. */
  public static StopPoint interrupts(int target) {
    return new StopPoint(
        "interrupts " + target, event -> event.is(Kind.WRITE, "call_function_ipi", target));
  }

  /** The CPU has run a function that {@code sender} called. */
  public static StopPoint runs(int sender) {
    return new StopPoint(
        "runs a call of " + sender, e -> e.kind() == Kind.RUN && e.after() == sender);
  }

  /** A call of the CPU has returned. */
  public static StopPoint returns() {
    return new StopPoint("returns", event -> event.kind() == Kind.RETURN);
  }

  /** None: the CPU runs until it waits. */
  public static StopPoint waits() {
    return new StopPoint("waits", event -> false);
  }
}
