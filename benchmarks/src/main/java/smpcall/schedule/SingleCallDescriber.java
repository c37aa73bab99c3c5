// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import smpcall.schedule.Event.Kind;

/** Describes accesses to the call data of single calls without wait, and to a CPU's queue. */
final class SingleCallDescriber {

  private final String names;

  /**
   * @param names letter of each CPU
   */
  SingleCallDescriber(String names) {
    this.names = names;
  }

  /** The text, or null. */
  String describe(Event event) {
    String owner = names.charAt(event.symbol().cpu()) + "'s ";
    return switch (event.symbol().field()) {
      case "flags" -> lock(event, owner);
      case "info" -> event.kind() == Kind.WRITE ? "fills " + owner + "csd" : null;
      case "first" -> queue(event, owner);
      default -> null;
    };
  }

  private static String lock(Event event, String owner) {
    return switch (event.kind()) {
      case READ -> "sees " + owner + "LOCK " + (event.after() == 0 ? "clear" : "set");
      case WRITE -> (event.after() == 0 ? "clears " : "takes ") + owner + "LOCK";
      default ->
          event.before() == 0 ? "takes " + owner + "LOCK" : "fails to take " + owner + "LOCK";
    };
  }

  private static String queue(Event event, String owner) {
    boolean adds = event.kind() == Kind.UPDATE && event.cpu() != event.symbol().cpu();
    return adds ? "adds it to " + owner + "queue" : null;
  }
}
