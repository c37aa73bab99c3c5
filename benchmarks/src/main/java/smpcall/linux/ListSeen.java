// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The global list as somebody saw it who walked it from the head, up to its end or to the first
 * entry that came again.
 *
 * <p>While others change it that is no proof of anything: whoever stands on an entry that is added
 * again meets the others again. When nobody does, an entry that comes again is a cycle, and every
 * walk is without end. It is what a double addition leaves: the entry is its own successor, or that
 * of those added since.
 *
 * @param owners whose entries, from the head; each once
 * @param again whose entry came again, or {@link #NOBODY}
 */
public record ListSeen(List<Integer> owners, int again) {

  /** In place of a CPU: the list came to its end. */
  public static final int NOBODY = -1;

  /** One without entries. */
  public static final ListSeen EMPTY = new ListSeen(List.of(), NOBODY);

  /** Whether an entry came again. */
  public boolean isCycle() {
    return again != NOBODY;
  }

  /** As in {@code cpu 2, cpu 0} or {@code cpu 2, cpu 0, cpu 2 again: a cycle}. */
  @Override
  public String toString() {
    String seen = owners.stream().map(cpu -> "cpu " + cpu).collect(Collectors.joining(", "));
    if (isCycle()) {
      return seen + ", cpu " + again + " again: a cycle";
    }
    return owners.isEmpty() ? "no entry" : seen;
  }
}
