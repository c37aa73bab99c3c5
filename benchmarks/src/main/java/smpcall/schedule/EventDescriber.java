// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.StringJoiner;
import smpcall.machine.DelayPoint;
import smpcall.memory.Symbol;
import smpcall.schedule.Event.Kind;

/**
 * Describes a step in kernel terms. Most steps get no text: the reader of a race wants to know
 * which CPU saw what in whose entry. Describe every step of a run, in order.
 */
final class EventDescriber {

  private static final long POISON = -1;

  private final String names;
  private final Symbol[] found;
  private final boolean[] counting;
  private final boolean[] adding;
  private final boolean[] calling;
  private final SingleCallDescriber singleCalls;

  /**
   * @param names letter of each CPU
   */
  EventDescriber(String names) {
    this.names = names;
    found = new Symbol[names.length()];
    counting = new boolean[names.length()];
    adding = new boolean[names.length()];
    calling = new boolean[names.length()];
    singleCalls = new SingleCallDescriber(names);
  }

  /** The text, or null. */
  String describe(Event event) {
    if (event.kind() == Kind.CALL || event.kind() == Kind.RETURN) {
      calling[event.cpu()] = event.kind() == Kind.CALL;
    }
    return switch (event.kind()) {
      case CALL -> "smp_call_function, call " + (event.before() + 1);
      case RETURN -> "returns";
      case RUN -> "runs call " + (event.before() + 1) + " of " + name(event.after());
      case WAIT -> calling[event.cpu()] ? waiting(event.symbol()) : null;
      case CIRCLE -> "walks in a circle";
      case DELAY_POINT -> event.point() == DelayPoint.ON_ENTRY ? standing(event.cpu()) : null;
      case READ, WRITE, UPDATE -> event.symbol() == null ? null : access(event);
    };
  }

  private String name(long cpu) {
    return names.substring((int) cpu, (int) cpu + 1);
  }

  private String of(Event event) {
    return name(event.symbol().cpu()) + "'s ";
  }

  private String standing(int cpu) {
    return found[cpu] == null ? null : "sees " + name(found[cpu].cpu()) + " on list";
  }

  private String waiting(Symbol symbol) {
    if (symbol == null) {
      return null;
    }
    return switch (symbol.field()) {
      case "flags" -> "waits for LOCK";
      case "lock" ->
          symbol.cpu() == Symbol.NO_CPU
              ? "waits for the list lock"
              : "waits for " + name(symbol.cpu()) + "'s lock";
      default -> null;
    };
  }

  private String access(Event event) {
    return switch (event.symbol().structure()) {
      case "cpu" -> interrupt(event);
      case "caller" -> callersMask(event);
      case "call_function" -> list(event);
      case "cfd_data" -> entry(event);
      case "csd_data", "call_single_queue" -> singleCalls.describe(event);
      default -> null;
    };
  }

  private String interrupt(Event event) {
    if (event.kind() == Kind.READ) {
      return null;
    }
    return switch (event.symbol().field()) {
      case "call_function_ipi", "call_function_single_ipi" ->
          event.kind() == Kind.UPDATE ? taken(event) : "interrupts " + name(event.symbol().cpu());
      default -> null;
    };
  }

  private static String taken(Event event) {
    return event.symbol().field().equals("call_function_ipi")
        ? "interrupt: walks the list"
        : "interrupt: takes its queue";
  }

  private String callersMask(Event event) {
    boolean emptied = event.kind() == Kind.WRITE && event.after() == 0 && event.before() != 0;
    return emptied && event.cpu() != event.symbol().cpu() ? "empties " + of(event) + "mask" : null;
  }

  private String list(Event event) {
    if (event.symbol().field().equals("next")) {
      found[event.cpu()] = event.pointee();
      if (event.kind() == Kind.WRITE && adding[event.cpu()]) {
        adding[event.cpu()] = false;
        return "adds its entry";
      }
    }
    return null;
  }

  private String entry(Event event) {
    return switch (event.symbol().field()) {
      case "next" -> next(event);
      case "prev" -> prev(event);
      case "flags" -> flags(event);
      case "refs" -> refs(event);
      case "cpumask" -> event.cpu() == event.symbol().cpu() ? ownMask(event) : mask(event);
      default -> null;
    };
  }

  private String next(Event event) {
    boolean own = event.cpu() == event.symbol().cpu();
    adding[event.cpu()] |= own && event.kind() == Kind.WRITE;
    if (event.kind() == Kind.READ) {
      found[event.cpu()] = isEntry(event.pointee()) ? event.pointee() : null;
    }
    return null;
  }

  private static boolean isEntry(Symbol pointee) {
    return pointee != null && pointee.structure().equals("cfd_data");
  }

  private String prev(Event event) {
    if (event.after() != POISON) {
      return null;
    }
    return event.kind() == Kind.WRITE
        ? "deletes " + of(event) + "entry"
        : of(event) + "entry is not on the list: fault";
  }

  private String flags(Event event) {
    if (event.kind() != Kind.WRITE) {
      return null;
    }
    return event.after() != 0 ? "takes LOCK" : "clears " + of(event) + "LOCK";
  }

  private String refs(Event event) {
    boolean own = event.cpu() == event.symbol().cpu();
    return switch (event.kind()) {
      case READ -> own ? null : "sees " + of(event) + "refs " + event.after();
      case WRITE -> own ? ownRefs(event) : dropped(event);
      default -> dropped(event);
    };
  }

  private String ownRefs(Event event) {
    counting[event.cpu()] = false;
    return "sets refs " + event.after();
  }

  private String dropped(Event event) {
    return "drops " + of(event) + "refs to " + event.after() + (event.after() < 0 ? ": WARN" : "");
  }

  private String ownMask(Event event) {
    if (event.kind() == Kind.WRITE) {
      counting[event.cpu()] = true;
      return "sets cpumask " + set(event.after());
    }
    if (counting[event.cpu()]) {
      counting[event.cpu()] = false;
      return "counts " + Long.bitCount(event.after()) + " in cpumask";
    }
    return null;
  }

  private String mask(Event event) {
    boolean there = (event.before() >>> event.cpu() & 1) != 0;
    if (event.kind() == Kind.UPDATE && there) {
      return "clears its bit in " + of(event) + "cpumask";
    }
    return (there ? "sees its bit in " : "no bit in ") + of(event) + "cpumask";
  }

  private String set(long mask) {
    StringJoiner set = new StringJoiner(",", "{", "}");
    names
        .chars()
        .sorted()
        .filter(letter -> (mask >>> names.indexOf(letter) & 1) != 0)
        .forEach(letter -> set.add(Character.toString(letter)));
    return set.toString();
  }
}
