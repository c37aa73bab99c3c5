// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a frame: where its code is and what it knows, which is all decided by the values
 * that it has read. A node of a trie whose edges are values.
 */
public final class LocalState {

  private static final Edge[] NONE = {};

  /** The frame whose state it is. */
  public final Frame frame;

  /** The next operation of the frame. */
  public final Operation operation;

  /** The slot of the word that the operation accesses, or -1. */
  public final int slot;

  /** The place of the operation; null at the end of the code. */
  public final Site site;

  /** What the code failed with, or null. */
  public final String failure;

  /** What is ahead of the state. */
  public final Ahead ahead;

  final LocalState parent;
  final long value;
  final List<long[]> otherHistories = new ArrayList<>();
  private Edge[] edges = NONE;
  private Position position;
  private boolean waiting;

  LocalState(
      Frame frame,
      LocalState parent,
      long value,
      Operation operation,
      int slot,
      Site site,
      String failure,
      Ahead ahead) {
    this.frame = frame;
    this.parent = parent;
    this.value = value;
    this.operation = operation;
    this.slot = slot;
    this.site = site;
    this.failure = failure;
    this.ahead = ahead;
  }

  Edge find(long read) {
    for (Edge edge : edges) {
      if (edge.value == read) {
        return edge;
      }
    }
    return null;
  }

  /** What is ahead behind the only edge; null while that is not known. */
  public Ahead aheadBehind() {
    return edges.length == 0 ? null : edges[0].to.ahead;
  }

  Edge[] edges() {
    return edges;
  }

  void add(Edge edge) {
    edges = Arrays.copyOf(edges, edges.length + 1);
    edges[edges.length - 1] = edge;
  }

  /** The values that were read since the frame began, and room for one more. */
  long[] history() {
    int length = 0;
    for (LocalState state = this; state.parent != null; state = state.parent) {
      length++;
    }
    long[] history = new long[length + 1];
    for (LocalState state = this; state.parent != null; state = state.parent) {
      history[--length] = state.value;
    }
    return history;
  }

  boolean isAt(Operation other, Site place) {
    return operation.equals(other)
        && (site == null ? place == null : place != null && site.stack().equals(place.stack()));
  }

  /** Whether a value may be read here that leads round a wait loop, back to here. */
  public boolean isWaiting() {
    return waiting;
  }

  void waits() {
    waiting = true;
  }

  /** The position of a CPU that is in this state for certain. */
  public Position position() {
    return position;
  }

  void setPosition(Position alone) {
    position = alone;
  }
}
