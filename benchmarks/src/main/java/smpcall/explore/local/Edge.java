// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

/** The way from a local state to the next, by a value that was read. */
public final class Edge {

  /** The value. */
  public final long value;

  /** The state behind it. */
  public final LocalState to;

  /** What occurs on the way. */
  public final Occurrence[] occurrences;

  private boolean round;

  Edge(long value, LocalState to, Occurrence[] occurrences) {
    this.value = value;
    this.to = to;
    this.occurrences = occurrences;
  }

  /** Whether it is part of a wait loop that has seen no reason to end. */
  public boolean isRound() {
    return round;
  }

  void goesRound() {
    round = true;
  }
}
