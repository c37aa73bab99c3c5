// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import smpcall.machine.DelayPoint;
import smpcall.memory.Symbol;

/**
 * One step of one CPU, just done.
 *
 * @param cpu who
 * @param kind what
 * @param symbol the word that was accessed or is waited for; null when it has no name
 * @param point for {@link Kind#DELAY_POINT}, otherwise null
 * @param before the value that was there; of a call, its number among the sender's
 * @param after the value that is there now; of a call, its sender
 * @param pointee what {@code after} is the address of, or null
 */
public record Event(
    int cpu, Kind kind, Symbol symbol, DelayPoint point, long before, long after, Symbol pointee) {

  /** What a step does. */
  public enum Kind {
    /** Loads a word. */
    READ,
    /** Stores to a word. */
    WRITE,
    /** Atomically loads a word and stores to it. */
    UPDATE,
    /** Comes by a delay point. */
    DELAY_POINT,
    /** Finds that nothing has changed since it last looked, and cannot go on before it does. */
    WAIT,
    /** Walks in a circle, and cannot go on before something changes. */
    CIRCLE,
    /** Begins a call. */
    CALL,
    /** Returns from a call. */
    RETURN,
    /** Runs the function of a call. */
    RUN
  }

  static Event access(int cpu, Kind kind, Symbol symbol, long before, long after, Symbol pointee) {
    return new Event(cpu, kind, symbol, null, before, after, pointee);
  }

  static Event at(int cpu, DelayPoint point) {
    return new Event(cpu, Kind.DELAY_POINT, null, point, 0, 0, null);
  }

  static Event stuck(int cpu, Kind kind, Symbol symbol) {
    return new Event(cpu, kind, symbol, null, 0, 0, null);
  }

  static Event ofCall(int cpu, Kind kind, int sender, long number) {
    return new Event(cpu, kind, null, null, number, sender, null);
  }

  /** Whether it is an access of that kind to that field of what {@code owner} has. */
  boolean is(Kind access, String field, int owner) {
    return kind == access && names(field, owner);
  }

  /** Whether it concerns that field of what {@code owner} has. */
  boolean names(String field, int owner) {
    return symbol != null && symbol.field().equals(field) && symbol.cpu() == owner;
  }
}
