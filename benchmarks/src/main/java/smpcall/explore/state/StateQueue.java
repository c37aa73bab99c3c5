// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.state;

import java.util.ArrayDeque;

/** States that wait to be expanded, first in, first out. */
public final class StateQueue {

  private static final int CHUNK = 1 << 18;

  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
  private byte[] last = {};
  private int end;
  private int begin;
  private long bytes;

  /** Appends a state. */
  public void add(byte[] state, int length) {
    if (end + length + 2 > last.length) {
      if (end + 1 < last.length) {
        last[end] = -1;
        last[end + 1] = -1;
      }
      last = new byte[Math.max(CHUNK, length + 4)];
      chunks.add(last);
      end = 0;
    }
    last[end] = (byte) (length >>> Byte.SIZE);
    last[end + 1] = (byte) length;
    System.arraycopy(state, 0, last, end + 2, length);
    end += length + 2;
    bytes += length + 2;
  }

  /** Takes the next state; false when there is none. */
  public boolean take(Coder to) {
    byte[] first = chunks.peek();
    if (first == null || first == last && begin == end) {
      return false;
    }
    int length =
        begin + 1 < first.length
            ? (first[begin] & 0xff) << Byte.SIZE | first[begin + 1] & 0xff
            : 0xffff;
    if (length == 0xffff) {
      chunks.remove();
      begin = 0;
      return take(to);
    }
    to.load(first, begin + 2, length);
    begin += length + 2;
    bytes -= length + 2;
    return true;
  }

  /** Bytes of the states that wait. */
  public long bytes() {
    return bytes;
  }
}
