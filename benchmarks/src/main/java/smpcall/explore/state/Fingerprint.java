// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A hash of 128 bits: two chains of multiplications over 8 bytes at a time. */
public final class Fingerprint {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIRST = 0x9e3779b97f4a7c15L;
  private static final long SECOND = 0xc2b2ae3d27d4eb4fL;

  private long high;
  private long low;

  /** Hashes bytes. */
  public void of(byte[] bytes, int length) {
    long a = FIRST ^ length;
    long b = SECOND + length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      a = mix((a ^ word) * FIRST);
      b = mix((b + word) * SECOND);
    }
    long rest = 0;
    for (int shift = 0; at < length; at++, shift += Byte.SIZE) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    high = mix(mix((a ^ rest) * FIRST) * SECOND);
    low = mix(mix((b + rest) * SECOND) * FIRST);
  }

  private static long mix(long value) {
    return value ^ value >>> 32;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }
}
