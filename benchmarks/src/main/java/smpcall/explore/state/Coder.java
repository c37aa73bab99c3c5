// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.state;

import java.util.Arrays;

/** Numbers in bytes, small ones in one: a state as it is kept and compared. */
public final class Coder {

  private byte[] bytes = new byte[256];
  private int at;

  /** Begins anew. */
  public void clear() {
    at = 0;
  }

  /** Begins to read what was put. */
  public void load(byte[] source, int from, int length) {
    if (bytes.length < length) {
      bytes = new byte[2 * length];
    }
    System.arraycopy(source, from, bytes, 0, length);
    at = 0;
  }

  /** Appends a number. */
  public void put(int value) {
    int rest = value << 1 ^ value >> 31;
    if (at + 5 > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    while ((rest & ~0x7f) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
  }

  /** Reads the next number. */
  public int get() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
  }

  /** The bytes, of which {@link #length} count. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes. */
  public int length() {
    return at;
  }
}
