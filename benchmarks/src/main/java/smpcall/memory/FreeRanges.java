// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which parts of a stretch of bytes are free: next fit, so that a new part lies elsewhere than the
 * last one even when that was given back; neighbours joined.
 */
final class FreeRanges {

  private final TreeMap<Integer, Integer> free = new TreeMap<>();
  private int next;

  FreeRanges(int bytes) {
    free.put(0, bytes);
  }

  /**
   * Takes a part.
   *
   * @return where it begins, or -1 when no free part is large enough
   */
  synchronized int take(int bytes) {
    int start = take(bytes, next, Integer.MAX_VALUE);
    return start >= 0 ? start : take(bytes, 0, next);
  }

  private int take(int bytes, int from, int to) {
    for (Map.Entry<Integer, Integer> part : free.subMap(0, to).entrySet()) {
      int start = Math.max(part.getKey(), from);
      int end = part.getKey() + part.getValue();
      if (end - start >= bytes) {
        free.remove(part.getKey());
        put(part.getKey(), start);
        put(start + bytes, end);
        next = start + bytes;
        return start;
      }
    }
    return -1;
  }

  private void put(int start, int end) {
    if (end > start) {
      free.put(start, end - start);
    }
  }

  /** Gives back what {@link #take} gave. */
  synchronized void giveBack(int start, int bytes) {
    int end = start + bytes;
    Integer after = free.remove(end);
    int length = after == null ? bytes : bytes + after;
    Map.Entry<Integer, Integer> before = free.floorEntry(start);
    if (before != null && before.getKey() + before.getValue() == start) {
      free.put(before.getKey(), before.getValue() + length);
    } else {
      free.put(start, length);
    }
  }
}
