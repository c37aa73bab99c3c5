// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The entries of the global list that one walk met, from the head to the end or to the first entry
 * that it met twice.
 *
 * <p>While CPUs change the list an entry met twice proves nothing: it may have been added again at
 * the head meanwhile. When no CPU changes it, such an entry is a cycle, and no walk ends. A double
 * addition leaves one: the entry is its own successor, or that of the entries added since.
 *
 * @param owners owners of the entries, from the head; each once
 * @param repeated owner of the entry met twice, or {@link #NO_CPU}
 */
public record ListSnapshot(List<Integer> owners, int repeated) {

  /** Stands for a CPU where no entry was met twice. */
  public static final int NO_CPU = -1;

  /** The list without entries. */
  public static final ListSnapshot EMPTY = new ListSnapshot(List.of(), NO_CPU);

  /** Whether the walk met an entry twice. */
  public boolean isCycle() {
    return repeated != NO_CPU;
  }

  /** As in {@code cpu 2, cpu 0} or {@code cpu 2, cpu 0, cpu 2 again: a cycle}. */
  @Override
  public String toString() {
    String seen = owners.stream().map(cpu -> "cpu " + cpu).collect(Collectors.joining(", "));
    if (isCycle()) {
      return seen + ", cpu " + repeated + " again: a cycle";
    }
    return owners.isEmpty() ? "no entry" : seen;
  }
}
