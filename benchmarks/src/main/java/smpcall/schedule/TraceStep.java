// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smpcall.memory.Symbol;
import smpcall.schedule.Event.Kind;

/**
 * A step of a run that a reader is told of.
 *
 * @param cpu number of the CPU
 * @param text what the CPU does, in kernel terms
 * @param source number, from 1, of the step of another CPU whose store this one sees; 0: none in
 *     the list
 */
public record TraceStep(int cpu, String text, int source) {

  /**
   * Returns the steps of a run, without those that say nothing or repeat what their CPU did last.
   *
   * @param trace every step of the run
   * @param names letter of each CPU, in the order of their numbers
   */
  public static List<TraceStep> of(List<Event> trace, String names) {
    EventDescriber describer = new EventDescriber(names);
    List<TraceStep> steps = new ArrayList<>();
    String[] last = new String[names.length()];
    Map<Symbol, Integer> stores = new HashMap<>();
    for (Event event : trace) {
      String words = describer.describe(event);
      if (words != null && isForEver(event, trace)) {
        words += " for ever";
      }
      boolean told = words != null && !words.equals(last[event.cpu()]);
      int source = event.kind() == Kind.WRITE ? 0 : stores.getOrDefault(event.symbol(), 0);
      if (told) {
        last[event.cpu()] = words;
        boolean sees = source > 0 && steps.get(source - 1).cpu != event.cpu();
        steps.add(new TraceStep(event.cpu(), words, sees ? source : 0));
      }
      if (event.symbol() != null && event.before() != event.after()) {
        stores.put(event.symbol(), told ? steps.size() : 0);
      }
    }
    return steps;
  }

  /** Whether an event is the last step of its CPU, in a run that ended because all CPUs wait. */
  private static boolean isForEver(Event event, List<Event> trace) {
    return isBlocked(event)
        && isBlocked(trace.get(trace.size() - 1))
        && trace.stream().filter(step -> step.cpu() == event.cpu()).reduce((a, b) -> b).get()
            == event;
  }

  private static boolean isBlocked(Event event) {
    return event.kind() == Kind.WAIT || event.kind() == Kind.CIRCLE;
  }
}
