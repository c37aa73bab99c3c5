// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.state;

import java.util.Arrays;

/**
 * The states that were met: fingerprints of 128 bits with the way on which each was first met, in
 * flat arrays. States are numbered in the order in which they were met.
 *
 * <p>With 42 million states the odds that two different ones share a fingerprint are 3e-24.
 */
public final class StateTable {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final long TAG = -1L << Integer.SIZE;

  private long[][] fingerprints = new long[16][];
  private int[][] parents = new int[16][];
  private byte[][] numbers = new byte[16][];

  /** The number of a state plus 1, and above it 32 bits of its fingerprint; 0: free. */
  private long[] table = new long[1 << 12];

  private int size;

  /** The number of states. */
  public int size() {
    return size;
  }

  /** Bytes that the arrays take. */
  public long bytes() {
    long chunks = (size + CHUNK - 1L) / CHUNK;
    return chunks * CHUNK * (2 * Long.BYTES + Integer.BYTES + 1) + 8L * table.length;
  }

  /**
   * Adds a state.
   *
   * @return its number, or -1 - number when it was there
   */
  public int add(long high, long low, int parent, int number) {
    int mask = table.length - 1;
    int at = (int) high & mask;
    long tag = low & TAG;
    for (long there = table[at]; there != 0; there = table[at]) {
      if ((there & TAG) == tag && isAt((int) there - 1, high, low)) {
        return (int) -there;
      }
      at = at + 1 & mask;
    }
    table[at] = tag | size + 1;
    append(high, low, parent, number);
    if (size > table.length / 4 * 3) {
      grow();
    }
    return size - 1;
  }

  private boolean isAt(int state, long high, long low) {
    long[] chunk = fingerprints[state >>> CHUNK_BITS];
    int in = (state & CHUNK - 1) << 1;
    return chunk[in] == high && chunk[in + 1] == low;
  }

  private void append(long high, long low, int parent, int number) {
    int chunk = size >>> CHUNK_BITS;
    int in = size & CHUNK - 1;
    if (in == 0) {
      if (chunk == fingerprints.length) {
        fingerprints = Arrays.copyOf(fingerprints, 2 * chunk);
        parents = Arrays.copyOf(parents, 2 * chunk);
        numbers = Arrays.copyOf(numbers, 2 * chunk);
      }
      fingerprints[chunk] = new long[2 * CHUNK];
      parents[chunk] = new int[CHUNK];
      numbers[chunk] = new byte[CHUNK];
    }
    fingerprints[chunk][2 * in] = high;
    fingerprints[chunk][2 * in + 1] = low;
    parents[chunk][in] = parent;
    numbers[chunk][in] = (byte) number;
    size++;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    int mask = larger.length - 1;
    for (int state = 0; state < size; state++) {
      long[] chunk = fingerprints[state >>> CHUNK_BITS];
      int in = (state & CHUNK - 1) << 1;
      int at = (int) chunk[in] & mask;
      while (larger[at] != 0) {
        at = at + 1 & mask;
      }
      larger[at] = chunk[in + 1] & TAG | state + 1;
    }
    table = larger;
  }

  /** The state from which one was first met, or -1. */
  public int parent(int state) {
    return parents[state >>> CHUNK_BITS][state & CHUNK - 1];
  }

  /** The number of the transition that led there. */
  public int number(int state) {
    return numbers[state >>> CHUNK_BITS][state & CHUNK - 1] & 0xff;
  }

  /** The transitions that lead to a state, from the first state on. */
  public int[] path(int state) {
    int length = 0;
    for (int at = state; parent(at) >= 0; at = parent(at)) {
      length++;
    }
    int[] path = new int[length];
    for (int at = state; parent(at) >= 0; at = parent(at)) {
      path[--length] = number(at);
    }
    return path;
  }
}
