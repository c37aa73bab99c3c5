// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.StringJoiner;

/** Sets of CPUs in the kernel's notation: {@code 0-3,8}. */
public final class CpuRanges {

  private CpuRanges() {}

  /**
   * Reads a set.
   *
   * @throws NumberFormatException if the text is not in that notation
   */
  public static BitSet parse(String ranges) {
    BitSet cpus = new BitSet();
    for (String range : ranges.isBlank() ? new String[0] : ranges.strip().split(",")) {
      String[] ends = range.split("-");
      cpus.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }
    return cpus;
  }

  /** Writes a set; the empty set is the empty text. */
  public static String format(BitSet cpus) {
    StringJoiner ranges = new StringJoiner(",");
    for (int from = cpus.nextSetBit(0); from >= 0; ) {
      int end = cpus.nextClearBit(from);
      ranges.add(from == end - 1 ? String.valueOf(from) : from + "-" + (end - 1));
      from = cpus.nextSetBit(end);
    }
    return ranges.toString();
  }
}
