// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

/**
 * The local states in which a frame may be: one as a rule; several for a CPU that goes round a wait
 * loop, as it may be anywhere in it and changes nothing.
 */
public final class Position {

  /** The number of the position, from 1. */
  public final int id;

  /** The states, in the order of their discovery. */
  public final LocalState[] states;

  private final boolean waiting;

  Position(int id, LocalState[] states) {
    this.id = id;
    this.states = states;
    waiting = states.length > 1;
  }

  /** Whether the frame may go round a wait loop from here. */
  public boolean isWaiting() {
    return waiting || states[0].isWaiting();
  }

  /** Whether the frame may be in that state. */
  public boolean contains(LocalState state) {
    for (LocalState each : states) {
      if (each == state) {
        return true;
      }
    }
    return false;
  }
}
