// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.Arrays;

/** What the CPUs executed, together. */
public final class Counts {

  /** What is counted. */
  public enum Event {
    /** Calls that returned. */
    CALL,
    /** Loads. */
    LOAD,
    /** Stores. */
    STORE,
    /** Atomic read-modify-writes. */
    ATOMIC,
    /** Full fences. */
    FENCE,
    /** Interrupts sent. */
    INTERRUPT_SENT,
    /** Handlers run: several interrupts at once are taken by one. */
    HANDLER,
    /** Entries that handlers walked over: of the global list, or of a queue. */
    ENTRY,
    /** Functions run. */
    FUNCTION
  }

  private final long[] counts = new long[Event.values().length];

  /** Counts one. */
  public void count(Event event) {
    counts[event.ordinal()]++;
  }

  void add(Event event, long number) {
    counts[event.ordinal()] += number;
  }

  /** The count of an event. */
  public long of(Event event) {
    return counts[event.ordinal()];
  }

  /** A copy that does not change. */
  public Counts copy() {
    Counts copy = new Counts();
    System.arraycopy(counts, 0, copy.counts, 0, counts.length);
    return copy;
  }

  /** What was counted since. */
  public Counts since(Counts earlier) {
    Counts difference = copy();
    Arrays.setAll(difference.counts, event -> counts[event] - earlier.counts[event]);
    return difference;
  }
}
