// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.List;
import smpcall.schedule.Event.Kind;

/**
 * A written schedule: a list of steps "this CPU until that point, or until it waits". After the
 * last one all CPUs run on, in turn, until all wait.
 *
 * <p>Some versions cannot follow a step, as a CPU waits for a lock where another version walks on.
 * Then the next step runs, and the CPU that waits goes on later.
 */
public final class Schedule implements Policy {

  private record Step(int cpu, StopPoint until) {}

  private final List<Step> steps = new ArrayList<>();
  private int reached;

  /** Adds a step. */
  public Schedule then(int cpu, StopPoint until) {
    steps.add(new Step(cpu, until));
    return this;
  }

  @Override
  public int next(Event last, int current, long runnable) {
    if (reached < steps.size() && last != null && isEndOf(steps.get(reached), last)) {
      reached++;
    }
    while (reached < steps.size() && !isRunnable(steps.get(reached).cpu, runnable)) {
      reached++;
    }
    return reached < steps.size()
        ? steps.get(reached).cpu
        : Policy.firstRunnable(current, runnable);
  }

  private static boolean isEndOf(Step step, Event last) {
    boolean waits = last.kind() == Kind.WAIT || last.kind() == Kind.CIRCLE;
    return last.cpu() == step.cpu && (waits || step.until.step().test(last));
  }

  private static boolean isRunnable(int cpu, long runnable) {
    return (runnable >>> cpu & 1) != 0;
  }
}
