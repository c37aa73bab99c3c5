// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import smpcall.explore.local.LocalState;
import smpcall.explore.local.Occurrence;
import smpcall.machine.DelayPoint;

/**
 * A way to the window of the reuse race, where a search may begin instead of at boot: B stands on
 * A's entry, on its way to the end of the list, and A's first call has returned. Every CPU loads
 * the newest values on the way. What a search from there finds is real, as the way is one of all;
 * what it does not find says nothing.
 */
final class Window {

  private static final int MOST_STEPS = 2_000;

  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;

  /** The program; C has the highest number, so A interrupts it last. */
  static final String PROGRAM = "A=BC,BC;C=AB";

  private final Transitions transitions;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private GlobalState state;
  private GlobalState next;

  private Window(Transitions transitions, GlobalState state) {
    this.transitions = transitions;
    this.state = state;
    next = state.fresh();
  }

  /**
   * Brings a state after boot to the window of {@link #PROGRAM}.
   *
   * @return numbers of the transitions that led there
   */
  static int[] enter(Transitions transitions, GlobalState state, Watch after) {
    Window window = new Window(transitions, state);
    transitions.observe(window.new Events());
    window.run(A, event -> event.equals("interrupts B"));
    window.run(B, event -> false);
    window.run(C, event -> event.equals("at " + DelayPoint.BEFORE_WAIT));
    window.run(B, event -> event.equals("runs 2"));
    window.run(B, event -> event.equals("at " + DelayPoint.ON_ENTRY));
    window.run(A, event -> false);
    window.run(C, event -> false);
    window.run(A, event -> event.equals("returns 0"));
    transitions.observe(after);
    if (window.state != state) {
      state.copyFrom(window.state);
    }
    return window.numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Lets a CPU go on until something happens, or it can only wait. */
  private void run(int cpu, Predicate<String> until) {
    events.clear();
    while (numbers.size() < MOST_STEPS && events.stream().noneMatch(until)) {
      events.clear();
      int number = transitions.choices(state).indexOf(new Choice(cpu, 0, false));
      if (number < 0) {
        return;
      }
      numbers.add(number);
      transitions.expand(state, (each, made) -> next.copyFrom(made), number);
      GlobalState was = state;
      state = next;
      next = was;
    }
  }

  private final class Events extends Watch {
    @Override
    public void operation(int cpu, LocalState at, long result, int source, boolean changes) {
      if (changes && at.operation.kind().isWrite() && transitions.isInterruptOf(B, at)) {
        events.add("interrupts B");
      }
    }

    @Override
    public void occurred(int cpu, Occurrence occurrence) {
      if (occurrence.kind() == Occurrence.Kind.RUN) {
        events.add("runs " + occurrence.subject());
      } else if (occurrence.kind() == Occurrence.Kind.POINT) {
        events.add("at " + occurrence.point());
      }
    }

    @Override
    public void returned(int cpu, int call) {
      events.add("returns " + call);
    }
  }
}
