// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.state;

import java.util.Arrays;

/** The successors of each state, in the order of the states. */
public final class EdgeList {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private int[][] successors = new int[16][];
  private byte[][] counts = new byte[16][];
  private long edges;
  private int states;

  /** Appends a successor of the state that is expanded. */
  public void add(int successor) {
    int chunk = (int) (edges >>> CHUNK_BITS);
    int in = (int) edges & CHUNK - 1;
    if (in == 0) {
      if (chunk == successors.length) {
        successors = Arrays.copyOf(successors, 2 * chunk);
      }
      successors[chunk] = new int[CHUNK];
    }
    successors[chunk][in] = successor;
    edges++;
  }

  /** Ends the successors of a state. */
  public void close(int count) {
    int chunk = states >>> CHUNK_BITS;
    int in = states & CHUNK - 1;
    if (in == 0) {
      if (chunk == counts.length) {
        counts = Arrays.copyOf(counts, 2 * chunk);
      }
      counts[chunk] = new byte[CHUNK];
    }
    counts[chunk][in] = (byte) count;
    states++;
  }

  /** Bytes that the arrays take. */
  public long bytes() {
    return (edges + CHUNK - 1) / CHUNK * CHUNK * Integer.BYTES + (states + CHUNK - 1L);
  }

  /** The number of transitions. */
  public long size() {
    return edges;
  }

  /**
   * The first state from which no end can be reached, or -1: backward reachability, by sweeps from
   * the last state to the first until nothing is added.
   */
  public int firstWithoutEnd() {
    long[] ends = new long[states / Long.SIZE + 1];
    boolean grown;
    do {
      grown = false;
      long edge = edges;
      for (int state = states - 1; state >= 0; state--) {
        int count = counts[state >>> CHUNK_BITS][state & CHUNK - 1] & 0xff;
        edge -= count;
        if ((ends[state >>> 6] >>> state & 1) == 0 && reaches(ends, edge, count)) {
          ends[state >>> 6] |= 1L << state;
          grown = true;
        }
      }
    } while (grown);
    for (int state = 0; state < states; state++) {
      if ((ends[state >>> 6] >>> state & 1) == 0) {
        return state;
      }
    }
    return -1;
  }

  private boolean reaches(long[] ends, long edge, int count) {
    for (long at = edge; at < edge + count; at++) {
      int next = successors[(int) (at >>> CHUNK_BITS)][(int) at & CHUNK - 1];
      if ((ends[next >>> 6] >>> next & 1) != 0) {
        return true;
      }
    }
    return count == 0;
  }
}
