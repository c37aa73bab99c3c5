// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import java.util.Map;
import java.util.TreeMap;

/** Which parts of a stretch of bytes are free: first fit, neighbours joined when given back. */
final class Regions {

  private final TreeMap<Integer, Integer> free = new TreeMap<>();

  Regions(int bytes) {
    free.put(0, bytes);
  }

  /**
   * Takes a part.
   *
   * @return where it begins, or -1 when no free part is large enough
   */
  synchronized int take(int bytes) {
    for (Map.Entry<Integer, Integer> part : free.entrySet()) {
      if (part.getValue() >= bytes) {
        int start = part.getKey();
        free.remove(start);
        if (part.getValue() > bytes) {
          free.put(start + bytes, part.getValue() - bytes);
        }
        return start;
      }
    }
    return -1;
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
