// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.List;
import smpcall.schedule.Event.Kind;

/**
 * A written schedule: "this CPU until that point, or until it waits", one after the other. When
 * they are done everybody runs on, in turn, until all wait.
 *
 * <p>So a version that cannot follow, because a CPU waits for a lock where another version walks
 * on, goes on sensibly: the next in the schedule runs, and who was held up comes later.
 */
public final class Schedule implements Policy {

  private record Step(int cpu, Point until) {}

  private final List<Step> steps = new ArrayList<>();
  private int reached;

  /** Adds a step. */
  public Schedule then(int cpu, Point until) {
    steps.add(new Step(cpu, until));
    return this;
  }

  @Override
  public int next(Event last, int current, long able) {
    if (reached < steps.size() && last != null && isEndOf(steps.get(reached), last)) {
      reached++;
    }
    while (reached < steps.size() && !can(steps.get(reached).cpu, able)) {
      reached++;
    }
    return reached < steps.size() ? steps.get(reached).cpu : Policy.goOn(current, able);
  }

  private static boolean isEndOf(Step step, Event last) {
    boolean waits = last.kind() == Kind.WAIT || last.kind() == Kind.CIRCLE;
    return last.cpu() == step.cpu && (waits || step.until.step().test(last));
  }

  private static boolean can(int cpu, long able) {
    return (able >>> cpu & 1) != 0;
  }
}
