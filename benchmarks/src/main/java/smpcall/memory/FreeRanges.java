// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import java.util.Map;
import java.util.TreeMap;

/**
 * An allocator of byte ranges: next fit, so that a new range lies elsewhere than the last one, even
 * when that is free again. Neighbouring free ranges are joined.
 */
final class FreeRanges {

  private final TreeMap<Integer, Integer> free = new TreeMap<>();
  private int next;

  FreeRanges(int bytes) {
    free.put(0, bytes);
  }

  /**
   * Allocates a range.
   *
   * @return its first byte, or -1 when no free range is large enough
   */
  synchronized int allocate(int bytes) {
    int start = allocate(bytes, next, Integer.MAX_VALUE);
    return start >= 0 ? start : allocate(bytes, 0, next);
  }

  private int allocate(int bytes, int from, int to) {
    for (Map.Entry<Integer, Integer> range : free.subMap(0, to).entrySet()) {
      int start = Math.max(range.getKey(), from);
      int end = range.getKey() + range.getValue();
      if (end - start >= bytes) {
        free.remove(range.getKey());
        addFree(range.getKey(), start);
        addFree(start + bytes, end);
        next = start + bytes;
        return start;
      }
    }
    return -1;
  }

  private void addFree(int start, int end) {
    if (end > start) {
      free.put(start, end - start);
    }
  }

  /** Frees a range that {@link #allocate} returned. */
  synchronized void free(int start, int bytes) {
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
