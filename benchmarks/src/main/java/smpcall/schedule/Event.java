// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import smpcall.machine.DelayPoint;
import smpcall.memory.Symbol;

/**
 * One step of one CPU.
 *
 * @param cpu CPU that did the step
 * @param kind kind of step
 * @param symbol word that the CPU accessed or waits for; null when it has no name
 * @param point delay point of a {@link Kind#DELAY_POINT}, otherwise null
 * @param before value before the step; of a call, its number among the sender's
 * @param after value after the step; of a call, its sender
 * @param pointee word at the address {@code after}, or null
 */
public record Event(
    int cpu, Kind kind, Symbol symbol, DelayPoint point, long before, long after, Symbol pointee) {

  /** The kind of a step. */
  public enum Kind {
    /** Loads a word. */
    READ,
    /** Stores to a word. */
    WRITE,
    /** Atomically loads a word and stores to it. */
    UPDATE,
    /** Passes a delay point. */
    DELAY_POINT,
    /** Sees no change since it looked last, and waits for one. */
    WAIT,
    /** Walks in a circle, and waits for a change. */
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

  static Event blocked(int cpu, Kind kind, Symbol symbol) {
    return new Event(cpu, kind, symbol, null, 0, 0, null);
  }

  static Event ofCall(int cpu, Kind kind, int sender, long number) {
    return new Event(cpu, kind, null, null, number, sender, null);
  }

  /** Whether it is an access of that kind to that field of a structure of {@code owner}. */
  boolean is(Kind access, String field, int owner) {
    return kind == access && names(field, owner);
  }

  /** Whether its word is that field of a structure of {@code owner}. */
  boolean names(String field, int owner) {
    return symbol != null && symbol.field().equals(field) && symbol.cpu() == owner;
  }
}
